import { Inject, Injectable } from '@nestjs/common';
import {
  type CaseCommand,
  type CaseListItem,
  type CasesQuery,
  type CaseView,
  type ListOf,
  UserError,
} from '#contracts';
import { actingOnCase, type CaseState, maySee, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import { caseStates, type Persistence, taskStates } from '#persistence';
import { bodiesOf, Scenes } from '../naming/scene.js';
import type { Change } from '../tasks/task.service.js';
import { PERSISTENCE } from '../tokens.js';
import { caseListItem, caseView } from './case-view.js';

/** More than any committee has open; the list is narrowed to what the person may read before it is cut into pages. */
const MOST_CASES = 500;

/** Cases over HTTP: whoever may read the task may read its case. */
@Injectable()
export class CaseService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(person: KnownPerson, query: CasesQuery): Promise<ListOf<CaseListItem>> {
    const { state, programme, page, pageSize } = query;
    const scene = await this.scenes.present();
    const filter = {
      ...(state === undefined ? {} : { status: state }),
      ...(programme === undefined ? {} : { programme }),
    };
    const { items } = await this.persistence.reads.cases(filter, { pageSize: MOST_CASES, sort: 'answerDue' });
    const { dataSource } = this.persistence;
    const [states, tasks] = await Promise.all([
      caseStates(
        dataSource,
        items.map((row) => row.id),
      ),
      taskStates(dataSource, [...new Set(items.map((row) => row.taskId))]),
    ]);
    const visible = items.flatMap((row) => {
      const task = tasks.get(row.taskId);
      const one = states.get(row.id);
      return task && one && one.status !== 'none' && maySee(person, task) ? [{ one, task }] : [];
    });
    const from = (page - 1) * pageSize;
    const shown = visible.slice(from, from + pageSize);
    return {
      items: shown.map(({ one, task }) => caseListItem(one, task, person, scene)),
      total: visible.length,
    };
  }

  async get(person: KnownPerson, id: string): Promise<CaseView> {
    const scene = await this.scenes.present();
    const { one, task } = await this.seen(person, id);
    return caseView(one, task, person, scene);
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
    if (!acting?.allowed) {
      throw new UserError('not-allowed', 'Đồng chí không có quyền thực hiện việc này với hồ sơ.');
    }
    const { onBehalfOf } = acting;
    const actor = { id: person.id, onBehalfOf, ...(commandId === null ? {} : { commandId }) };
    await this.persistence.unitOfWork(actor).executeCase(id, command, { expectedVersion: seenVersion });
    return this.get(person, id);
  }

  private async seen(person: KnownPerson, id: string): Promise<{ one: CaseState; task: TaskState }> {
    const row = await this.persistence.reads.case(id);
    const task = row === null ? null : await this.persistence.reads.task(row.taskId);
    if (row === null || task === null || row.status === 'none') {
      throw new UserError('not-found', `Không có hồ sơ ${id}.`);
    }
    if (!maySee(person, task.state))
      throw new UserError('not-allowed', 'Hồ sơ này không thuộc phạm vi của đồng chí.');
    return { one: row.state, task: task.state };
  }
}
