import { Inject, Injectable } from '@nestjs/common';
import {
  type CaseCommand,
  type CaseListItem,
  type CasesQuery,
  type CaseView,
  type ListOf,
  UserError,
} from '#contracts';
import {
  actingOnCase,
  type Bodies,
  type CaseState,
  maySee,
  relationsFor,
  relationsOf,
  seesAll,
  stageOf,
  type TaskState,
} from '#domain';
import type { KnownPerson } from '#identity';
import { type CaseFilter, caseStates, cycleStates, type Persistence, taskStates } from '#persistence';
import { actorOf, type Change } from '../http/actor.js';
import { bodiesOf, Scenes } from '../naming/scene.js';
import { requireKnownIssuer } from '../tasks/references.js';
import { ReminderService } from '../tasks/reminder.service.js';
import { PERSISTENCE } from '../tokens.js';
import { caseListItem, caseView } from './case-view.js';
import { competenceOnStage, isStage, stageAsTask } from './stage-as-task.js';

type WithSession = CaseState & { sessionRef: CaseListItem['session'] };

/** Cases over HTTP: whoever may read the task may read its case; that of a late stage of a cycle, who owes it. */
@Injectable()
export class CaseService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(ReminderService) private readonly reminders: ReminderService,
  ) {}

  async list(person: KnownPerson, query: CasesQuery): Promise<ListOf<CaseListItem>> {
    const { state, programme } = query;
    const scene = await this.scenes.present();
    const filter = {
      ...(state === undefined ? {} : { status: state }),
      ...(programme === undefined ? {} : { programme }),
    };
    const { ids, total } = await this.pageFor(person, filter, query);
    const shown = await this.seenOf(person, ids);
    return { items: shown.map(({ one, task }) => caseListItem(one, task, person, scene)), total };
  }

  /** Cut by the database where everything may be read; else only what the person may read is counted and cut. */
  private async pageFor(
    person: KnownPerson,
    filter: CaseFilter,
    { page, pageSize }: CasesQuery,
  ): Promise<{ ids: string[]; total: number }> {
    const { reads } = this.persistence;
    if (seesAll(person)) {
      const { items, total } = await reads.cases(filter, { page, pageSize, sort: 'answerDue' });
      return { ids: items.map(({ id }) => id), total };
    }
    const seen = await this.seenOf(person, await reads.caseIds(filter));
    const from = (page - 1) * pageSize;
    return { ids: seen.slice(from, from + pageSize).map(({ one }) => one.id), total: seen.length };
  }

  /** Those of these cases whose task the person may see, each with its session, in the order given. */
  async seenOf(
    person: KnownPerson,
    ids: readonly string[],
  ): Promise<{ one: WithSession; task: TaskState }[]> {
    const { dataSource, committee } = this.persistence;
    const states = await caseStates(dataSource, ids);
    const subjects = await this.subjectsOf([...states.values()]);
    const sessions = await committee.byId([...states.values()].flatMap((s) => s.session ?? []));
    return ids.flatMap((id) => {
      const one = states.get(id);
      const task = one && subjects.get(one.id);
      if (!one || !task || one.status === 'none' || !maySee(person, task)) return [];
      return [{ one: { ...one, sessionRef: sessions.get(one.session ?? '') ?? null }, task }];
    });
  }

  /** What each of these cases is about: its task, or the stage of a cycle in the words of a task. */
  private async subjectsOf(cases: readonly CaseState[]): Promise<Map<string, TaskState>> {
    const { dataSource } = this.persistence;
    const tasks = await taskStates(dataSource, [...new Set(cases.map(({ taskId }) => taskId))]);
    const others = cases.filter(({ taskId }) => !tasks.has(taskId));
    const cycles = await cycleStates(dataSource, [...new Set(others.map(({ taskId }) => taskId))]);
    return new Map(
      cases.flatMap(({ id, taskId, deadlineId }) => {
        const cycle = cycles.get(taskId);
        const subject = cycle === undefined ? tasks.get(taskId) : stageAsTask(cycle, deadlineId);
        return subject ? [[id, subject] as const] : [];
      }),
    );
  }

  async get(person: KnownPerson, id: string): Promise<CaseView> {
    const scene = await this.scenes.present();
    const { one, task } = await this.seen(person, id);
    const { reads, settings, attachments, committee, cycles } = this.persistence;
    const cycle = isStage(task) ? await cycles.reads.find(task.id) : null;
    const stage = cycle === null ? null : stageOf(cycle, one.deadlineId);
    const [events, taskEvents, reminders, files, { authority }, sessions] = await Promise.all([
      reads.caseEvents(id),
      stage === null ? reads.taskEvents(task.id) : [],
      this.reminders.proof(person, task, id, scene),
      attachments.ofTask(task.id),
      settings.rules(task.programme),
      committee.byId(one.session === null ? [] : [one.session]),
    ]);
    const names = new Map(files.map((file) => [file.id, file.name]));
    const competence = stage === null ? null : competenceOnStage(stage);
    const facts = { events, taskEvents, reminders, files: names, authority, competence };
    return caseView(
      { ...one, sessionRef: sessions.get(one.session ?? '') ?? null },
      task,
      facts,
      person,
      scene,
    );
  }

  /** @throws UserError `not-found`, `not-allowed`, `stale-version`, `state-conflict` */
  async command(
    { person, commandId }: Change,
    id: string,
    command: CaseCommand,
    seenVersion: number,
  ): Promise<CaseView> {
    const scene = await this.scenes.present();
    const { task } = await this.seen(person, id);
    const bodies = bodiesOf(scene.directory, task.programme);
    const acting = bodies === null ? null : actingOnCase(person, { task, bodies }, command.type);
    if (bodies === null || !acting?.allowed) {
      throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với hồ sơ.');
    }
    if ('basis' in command) requireKnownIssuer(command.basis, scene.directory);
    const { onBehalfOf } = acting;
    const actor = actorOf({ person, commandId }, onBehalfOf);
    const subject = { task, bodies };
    const place = relationsFor(person, subject).find(({ absent }) => absent.id === onBehalfOf);
    const relations = place?.relations ?? relationsOf(person, subject);
    await this.persistence.unitOfWork(actor).executeCase(id, issuedByCommittee(command, bodies), {
      expectedVersion: seenVersion,
      statementAs: relations.has('lead-head') ? 'head' : 'officer',
      nameOf: (unit) => scene.names.unit(unit).name,
    });
    return this.get(person, id);
  }

  private async seen(person: KnownPerson, id: string): Promise<{ one: CaseState; task: TaskState }> {
    const row = await this.persistence.reads.case(id);
    const task = row === null ? undefined : (await this.subjectsOf([row.state])).get(id);
    if (row === null || task === undefined || row.status === 'none') {
      throw new UserError('not-found', `Không có hồ sơ ${id}.`);
    }
    if (!maySee(person, task))
      throw new UserError('not-allowed', 'Hồ sơ này không thuộc phạm vi của đồng chí.');
    return { one: row.state, task };
  }
}

/**
 * The notice of a conclusion is the committee's own, unless it says otherwise: a date whose document has no issuer could
 * never be moved again by who gave it.
 */
function issuedByCommittee(command: CaseCommand, { committee }: Bodies): CaseCommand {
  if (command.type !== 'conclude' || command.basis === undefined) return command;
  const { issuer, issuerUnit } = command.basis;
  if (committee === null || issuer !== null || issuerUnit != null) return command;
  return { ...command, basis: { ...command.basis, issuerUnit: committee } };
}
