import { Inject, Injectable } from '@nestjs/common';
import { UserError } from '#contracts';
import { type Asker, maySee, personsInSight, seesAll, type TaskState, unitsInSight } from '#domain';
import type { Persistence, TaskFilter } from '#persistence';
import { bodiesOf, type Scene } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** The one door to a task: whoever may not read it gets no further, whatever the route. */
@Injectable()
export class TaskAccess {
  constructor(@Inject(PERSISTENCE) private readonly persistence: Persistence) {}

  /** @throws UserError `not-found` for an unknown id, `not-allowed` for a task of others */
  async seen(asker: Asker, id: string, { directory }: Pick<Scene, 'directory'>): Promise<TaskState> {
    const task = await this.persistence.reads.taskState(id);
    if (task === null) throw new UserError('not-found', `Không có nhiệm vụ ${id}.`);
    if (!maySee(asker, task) || bodiesOf(directory, task.programme) === null) {
      throw new UserError('not-allowed', 'Nhiệm vụ này không thuộc phạm vi của đồng chí.');
    }
    return task;
  }
}

/** Narrows a list to the tasks that a person may read: exactly those for which `maySee` is true. */
export function sightOf(asker: Asker): Pick<TaskFilter, 'visibleTo'> {
  if (seesAll(asker)) return {};
  return { visibleTo: { units: unitsInSight(asker), persons: personsInSight(asker) } };
}
