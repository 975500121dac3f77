import { Inject, Injectable } from '@nestjs/common';
import { type LegalMark, type ProgrammeOverview, UserError } from '#contracts';
import {
  computeDue,
  isDated,
  namedDay,
  programmeYears,
  restDaysOf,
  seesAll,
  shownDue,
  spanOfYears,
  type TaskState,
} from '#domain';
import type { KnownPerson } from '#identity';
import { factsOf, type ObligationEntity, type Persistence, taskStates } from '#persistence';
import { type Scene, Scenes } from '../naming/scene.js';
import { sightOf } from '../tasks/task-access.js';
import { PERSISTENCE } from '../tokens.js';
import { overviewTask } from './overview-view.js';

/** A programme of the Đề án has 62; of a larger one the first are shown, and how many there are. */
const MOST_TASKS = 500;

/** Everything that the page of a programme draws, in one answer: tasks, dates of documents, rest days. */
@Injectable()
export class OverviewService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  /** @throws UserError `not-found` */
  async overview(person: KnownPerson, code: string): Promise<ProgrammeOverview> {
    const scene = await this.scenes.present();
    const { today, calendar, names, directory } = scene;
    const programme = directory.programmes.get(code);
    if (programme === undefined) throw new UserError('not-found', `Không có chương trình ${code}.`);
    const { states, total } = await this.tasksOf(person, code);
    const marks = (await this.persistence.reads.obligations(code)).flatMap((one) => marksOf(one, scene));
    const dues = states.flatMap((state) => state.deadlines.map((d) => shownDue(d, state.status, calendar)));
    const dates = [...dues.filter((due) => due !== null), ...marks.map(({ legalDue }) => legalDue)];
    const facts = factsOf(programme.data);
    const years = programmeYears(facts.years, dates, today);
    const span = spanOfYears(years, dates);
    return {
      programme: code,
      name: programme.name,
      shortName: programme.shortName,
      standingBody: names.unit(programme.standingBody),
      asOf: today,
      scope: seesAll(person) ? 'programme' : 'own-units',
      years,
      groups: facts.groups.map(({ number, name }) => ({ number, name })),
      items: states.map((state) => overviewTask(state, scene)),
      total,
      marks,
      span,
      restDays: restDaysOf(span, calendar),
    };
  }

  /** In the order of their codes, numbers counted as numbers. */
  private async tasksOf(
    person: KnownPerson,
    programme: string,
  ): Promise<{ states: TaskState[]; total: number }> {
    const { reads, dataSource } = this.persistence;
    const filter = { programme, ...sightOf(person) };
    const { items, total } = await reads.tasks(filter, { pageSize: MOST_TASKS, sort: 'code' });
    const known = await taskStates(
      dataSource,
      items.map(({ id }) => id),
    );
    return { states: items.flatMap(({ id }) => known.get(id) ?? []), total };
  }
}

/** The dates of the document are the same for everybody; what became of the work is told by its task alone. */
function marksOf({ data }: ObligationEntity, { calendar }: Scene): LegalMark[] {
  return data.openings.flatMap(({ code, title, rule, basis }) => {
    if (!isDated(rule)) return [];
    const { legalDue, workingDue } = computeDue(rule, calendar);
    return [{ code, title, on: namedDay(rule, calendar), legalDue, workingDue, rule, basis }];
  });
}
