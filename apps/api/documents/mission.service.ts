import { Inject, Injectable } from '@nestjs/common';
import type { DocumentForm, DueRule } from '#contracts';
import { missionSheet, reports } from '#documents';
import { formatNumber, totalsOf } from '#domain';
import type { KnownPerson } from '#identity';
import { definitionOf, type Persistence } from '#persistence';
import { factsIn } from '../indicators/indicator.service.js';
import { indicatorsOf, TaskMeasures } from '../indicators/task-measures.js';
import { bodiesOf, Scenes } from '../naming/scene.js';
import { issuersOf } from '../reports/issuers.js';
import { TaskAccess } from '../tasks/task-access.js';
import { PERSISTENCE } from '../tokens.js';
import { letterheadFor, signerOf } from './bodies-of.js';
import { type Draft, deciderName } from './document.service.js';

/** Phiếu giao việc: what one task asks of whom, on one page. */
@Injectable()
export class MissionService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
    @Inject(TaskMeasures) private readonly measures: TaskMeasures,
  ) {}

  /** @throws UserError `not-found`, `not-allowed` */
  async sheet(person: KnownPerson, taskId: string, form: DocumentForm | null): Promise<Draft> {
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, taskId, scene);
    const { directory, names, today } = scene;
    const { programme, code } = task;
    const { standingBody } = bodiesOf(directory, programme)!;
    const leads = task.leadUnits.length > 0 ? task.leadUnits : task.heldBy === null ? [] : [task.heldBy];
    const head = leads[0] === undefined ? null : signerOf(directory, leads[0], ['head', 'office-chief']);
    const named = (id: string | null) => {
      const known = names.personOrNull(id);
      return known === null ? null : [known.name, known.title].filter((word) => word !== '').join(', ');
    };
    const matter = missionSheet({
      date: today,
      programme: directory.programmes.get(programme)?.name ?? programme,
      issuers: issuersFor(),
      code,
      title: task.title,
      basis: task.basis,
      leads: names.units(leads).map(({ name }) => name),
      coordinating: names.units(task.coordinatingUnits).map(({ name }) => name),
      head: head === null ? null : [head.name, head.title].filter(Boolean).join(', '),
      officer: named(task.officer),
      watcher: named(task.watcher),
      authority: `Điều chỉnh thời hạn: ${deciderName(task, task.basis, scene)}`,
      deadlines: task.deadlines
        .filter(({ status }) => status !== 'history')
        .map(({ deliverable, legalDue, rule }) => ({ deliverable, due: legalDue, rule: ruleWords(rule) })),
      measures: await this.measuresOf(task, scene),
      resources: await this.resourcesOf(programme, code, today),
      reporting: null,
    });
    const shape = form ?? letterheadFor(directory, standingBody).form;
    return { name: `phieu-giao-viec-${ascii(code)}.docx`, bytes: await reports.docx(matter, shape) };

    function issuersFor() {
      const { party, state } = issuersOf(directory, { unit: standingBody, programme, answers: false });
      const told = [...new Set([...leads, ...task.coordinatingUnits])].map((unit) => names.unit(unit).name);
      const own = names.unit(standingBody).name;
      return {
        party: { ...party, recipients: [...told.filter((name) => name !== own), `Lưu ${own}`] },
        state: { ...state, recipients: [...told.filter((name) => name !== own), 'Lưu: VT'] },
      };
    }
  }

  private async measuresOf(
    { programme, code }: { programme: string; code: string },
    scene: Parameters<TaskMeasures['warningsOf']>[1],
  ): Promise<string[]> {
    const ledger = await this.measures.ledger(programme, scene.today);
    const codes = new Set(indicatorsOf(code, factsIn(scene, programme), ledger));
    const rows = await this.persistence.reads.indicators(programme);
    return rows.map(definitionOf).flatMap((one) => (codes.has(one.code) ? [`${one.code} ${one.name}`] : []));
  }

  private async resourcesOf(programme: string, code: string, today: string): Promise<string | null> {
    const years = await this.persistence.reads.asOf.states('money', programme, today);
    const own = years.flatMap(({ year, entries }) =>
      entries.filter((entry) => entry.task === code).map((entry) => ({ ...entry, year })),
    );
    const { planned, allocated } = totalsOf(own);
    const parts = [
      ...(planned === null ? [] : [`kế hoạch ${formatNumber(planned)} triệu đồng`]),
      ...(allocated === 0 ? [] : [`đã bố trí ${formatNumber(allocated)} triệu đồng`]),
    ];
    return parts.length === 0 ? null : parts.join('; ');
  }
}

const ascii = (code: string): string => code.normalize('NFD').replace(/[^A-Za-z0-9.-]/g, '_');

/** The rule as a document puts it; null where the date says all. */
function ruleWords(rule: DueRule): string | null {
  switch (rule.kind) {
    case 'on-event':
      return `tính từ khi ${rule.event}`;
    case 'continuous':
      return 'thường xuyên';
    default:
      return null;
  }
}
