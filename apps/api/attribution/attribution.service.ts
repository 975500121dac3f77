import { Inject, Injectable } from '@nestjs/common';
import type { AttributionView, ListOf } from '#contracts';
import { attribution, type HeldDays, type LivesOf, type TaskState } from '#domain';
import type { KnownPerson } from '#identity';
import { asDomainEvent, type Persistence } from '#persistence';
import type { Names } from '../naming/names.js';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { TaskAccess } from '../tasks/task-access.js';
import { PERSISTENCE } from '../tokens.js';

/** Who held each deadline of a task, read from the events themselves. */
@Injectable()
export class AttributionService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(TaskAccess) private readonly access: TaskAccess,
  ) {}

  async list(person: KnownPerson, taskId: string): Promise<ListOf<AttributionView>> {
    const scene = await this.scenes.present();
    const task = await this.access.seen(person, taskId, scene);
    const items = await this.ofTask(task, scene);
    return { items, total: items.length };
  }

  /** Deadlines with a date, in their order. Whether somebody may see the task is asked before. */
  async ofTask(task: TaskState, scene: Scene): Promise<AttributionView[]> {
    const bodies = bodiesOf(scene.directory, task.programme);
    if (bodies === null) return [];
    const { reads } = this.persistence;
    const [events, { items: cases }] = await Promise.all([
      reads.taskEvents(task.id),
      reads.cases({ task: task.id }, { pageSize: 200, sort: 'openedOn' }),
    ]);
    const ofCases = await Promise.all(
      cases.map(async ({ id }) => (await reads.caseEvents(id)).map((row) => asDomainEvent('case', row))),
    );
    const history = events.map((row) => asDomainEvent('task', row));
    return task.deadlines.flatMap(({ id, deliverable }) => {
      const lives: LivesOf = { task: history, cases: ofCases.filter((_, i) => cases[i]!.deadlineId === id) };
      const held = attribution(lives, id, bodies, scene.today, scene.calendar);
      if (held === null) return [];
      const named = <T extends HeldDays>(all: readonly T[]) => all.map((one) => withName(one, scene.names));
      const { since, endedOn, segments, totals, awaitingInput } = held;
      return [
        {
          deadlineId: id,
          deliverable,
          since,
          endedOn,
          segments: named(segments),
          totals: named(totals),
          awaitingInput: named(awaitingInput),
        },
      ];
    });
  }
}

function withName<T extends HeldDays>(held: T, names: Names) {
  return { ...held, unit: held.unit === null ? null : names.unit(held.unit) };
}
