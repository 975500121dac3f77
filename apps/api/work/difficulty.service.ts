import { Inject, Injectable } from '@nestjs/common';
import type { DifficultiesQuery, DifficultyList, DifficultyRow } from '#contracts';
import { mayCommand, personsInSight, seesAll, type TaskState, unitsInSight, worksAs } from '#domain';
import type { KnownPerson } from '#identity';
import { type DifficultyFound, findDifficulties, type Persistence, taskStates } from '#persistence';
import { bodiesOf, type Scene, Scenes } from '../naming/scene.js';
import { difficultyView } from '../tasks/work-view.js';
import { PERSISTENCE } from '../tokens.js';

/** The queue of difficulties: what nobody has in hand, what is in whose hands until when. */
@Injectable()
export class DifficultyService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(person: KnownPerson, query: DifficultiesQuery): Promise<DifficultyList> {
    const { page, pageSize, state, programme, unit, owner } = query;
    const { dataSource } = this.persistence;
    const scene = await this.scenes.present();
    const filter = {
      state,
      ...(programme === undefined ? {} : { programme }),
      ...(unit === undefined ? {} : { unit }),
      ...(owner === undefined ? {} : { owners: owner === 'me' ? worksAs(person) : [owner] }),
      ...(seesAll(person)
        ? {}
        : { visibleTo: { units: unitsInSight(person), persons: personsInSight(person) } }),
    };
    const { items, total } = await findDifficulties(dataSource.manager, filter, { page, pageSize });
    const tasks = await taskStates(dataSource, [...new Set(items.map(({ task }) => task))]);
    const rows = items.flatMap((found) => {
      const task = tasks.get(found.task);
      return task ? [rowOf(found, task, person, scene)] : [];
    });
    return { items: rows, total };
  }
}

function rowOf(
  { difficulty, note }: DifficultyFound,
  task: TaskState,
  person: KnownPerson,
  scene: Scene,
): DifficultyRow {
  const { id, code, title, version, programme } = task;
  const bodies = bodiesOf(scene.directory, programme);
  const mayAssign = bodies !== null && mayCommand(person, { task, bodies }, 'assign-difficulty');
  const lead = task.leadUnits[0] ?? task.heldBy;
  return {
    ...difficultyView(difficulty, task, person, scene),
    task: { id, code, title, version },
    programme,
    leadUnit: lead === null ? null : scene.names.unit(lead),
    note,
    overdue: difficulty.status === 'owned' && difficulty.due !== null && difficulty.due < scene.today,
    mayAssign: difficulty.status !== 'resolved' && mayAssign,
  };
}
