import { Inject, Injectable } from '@nestjs/common';
import { type BasisDocument, type TrackedTask, type TrackerView, UserError } from '#contracts';
import { type TrackerRow, trackerSheet } from '#documents';
import { classOf, formatDate, type LedgerState, maySee, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import { type Persistence, tasksOfProgramme } from '#persistence';
import type { Draft } from '../documents/document.service.js';
import { keeperOf } from '../indicators/indicator-rights.js';
import { TaskMeasures } from '../indicators/task-measures.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { STANDING } from './words.js';

/** The tasks of a programme in the shape of the national tracker, and how far they have been carried over to it. */
@Injectable()
export class TrackerService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
  ) {}

  /** @throws UserError `not-found` */
  async view(person: KnownPerson, programme: string): Promise<TrackerView> {
    const scene = await this.scenes.present();
    if (!scene.directory.programmes.has(programme)) {
      throw new UserError('not-found', `Không có chương trình ${programme}.`);
    }
    const ledger = await this.measures.ledger(programme, scene.today);
    const tasks = await tasksOfProgramme(this.persistence.dataSource, programme);
    const items = tasks
      .filter((task) => task.status !== 'draft' && maySee(person, task))
      .map((task) => trackedTask(task, ledger, scene))
      .sort((a, b) => a.code.localeCompare(b.code, 'vi', { numeric: true }));
    const mayManage = keeperOf(person, programme, scene) !== null;
    return { programme, version: ledger.version, items, total: items.length, mayManage };
  }

  /** @throws UserError `not-found` */
  async sheet(person: KnownPerson, programme: string): Promise<Draft> {
    const { items } = await this.view(person, programme);
    const { directory, today } = await this.scenes.present();
    const name = directory.programmes.get(programme)?.name ?? programme;
    const bytes = await trackerSheet({ programme: name, on: today, rows: items.flatMap(rowsOf) });
    return { name: `theodoinq-${programme}-${today}.xlsx`, bytes };
  }
}

function trackedTask(task: TaskState, { tracked = {} }: LedgerState, { names, today }: Scene): TrackedTask {
  const { id, code, title, status, basis } = task;
  const seen = tracked[code];
  const leads = task.leadUnits.length > 0 ? task.leadUnits : task.heldBy === null ? [] : [task.heldBy];
  return {
    ...{ id, code, title, status, basis },
    leads: names.units(leads),
    coordinating: names.units(task.coordinatingUnits),
    officer: names.personOrNull(task.officer),
    openDifficulties: task.difficulties.filter((d) => d.status !== 'resolved').length,
    deadlines: task.deadlines
      .filter((deadline) => deadline.status !== 'history')
      .map((deadline) => {
        const { deliverable, originalLegalDue, legalDue, completedOn } = deadline;
        const standing = classOf({ task, deadline, as: null }, today, 'current');
        return { deliverable, originalLegalDue, legalDue, completedOn, class: standing };
      }),
    trackedOn: seen?.on ?? null,
    changed: seen !== undefined && task.version > seen.version,
  };
}

/** One row for each deliverable; a task without one has a row of its own all the same. */
function rowsOf(task: TrackedTask): TrackerRow[] {
  const { code, title, openDifficulties, trackedOn, changed } = task;
  const named = (units: TrackedTask['leads']) => units.map(({ name }) => name).join('; ');
  const common = {
    ...{ code, title, openDifficulties, trackedOn, changed },
    basis: basisWords(task.basis),
    leads: named(task.leads),
    coordinating: named(task.coordinating),
    officer: task.officer?.name ?? '',
  };
  const none = { deliverable: '', originalDue: null, due: null, completedOn: null, standing: '' };
  if (task.deadlines.length === 0) return [{ ...common, ...none }];
  return task.deadlines.map((d) => ({
    ...common,
    ...{ deliverable: d.deliverable, originalDue: d.originalLegalDue, due: d.legalDue },
    ...{ completedOn: d.completedOn, standing: STANDING[d.class] },
  }));
}

function basisWords(basis: BasisDocument | null): string {
  if (basis === null) return '';
  const dated = basis.date === null ? '' : `ngày ${formatDate(basis.date)}`;
  return [basis.number, dated, basis.issuer, basis.title].filter(Boolean).join(' ');
}
