import type { IsoDate } from '#contracts';
import type { TaskEvent, TaskState } from '#domain';
import { type Persistence, SYSTEM } from '#persistence';
import { type Addressee, DELIVERABLE } from '../burst/people.js';
import { OPERATOR, PROGRAMME_CODE, unitOf } from './province.js';

const AT_ONCE = 8;
const SAY_EVERY = 1_000;

/**
 * One live task for each person, created and activated by command as an office does it; the outbox starts their
 * workflows. The notice of the assignment counts as told: the bursts are reminders, all alike.
 */
export async function createTasks(
  persistence: Persistence,
  people: readonly Addressee[],
  dates: { firstSlot: IsoDate; due: IsoDate },
  say: (line: string) => void,
): Promise<void> {
  let next = 0;
  const work = async () => {
    for (let n = next++; n < people.length; n = next++) {
      await createTask(persistence, people[n]!, n, dates);
      if ((n + 1) % SAY_EVERY === 0) say(`… ${n + 1} tasks`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function createTask(
  persistence: Persistence,
  person: Addressee,
  n: number,
  { firstSlot, due }: { firstSlot: IsoDate; due: IsoDate },
): Promise<void> {
  const id = await draftTask(persistence, person, n, due);
  await persistence.unitOfWork({ id: OPERATOR }).executeTask(id, { type: 'activate' });
  await persistence.dataSource.transaction(async (tx) => {
    const aggregate = await persistence.locks.one(tx, id, 'task');
    const told = (aggregate.state as TaskState).notices.map(
      ({ key }): TaskEvent => ({ type: 'notice-sent', data: { key, slot: firstSlot, to: [person.id] } }),
    );
    await persistence.recorder.append(tx, aggregate, told, SYSTEM);
  });
}

/** A draft with everything that its activation asks for; answers its id. */
export async function draftTask(
  persistence: Persistence,
  person: Addressee,
  n: number,
  due: IsoDate,
): Promise<string> {
  const { id } = await persistence.unitOfWork({ id: OPERATOR }).createTask({
    programme: PROGRAMME_CODE,
    code: person.code,
    kind: 'task',
    group: null,
    title: person.title,
    leadUnits: [unitOf(n)],
    officer: person.id,
    deadlines: [{ id: 'd1', deliverable: DELIVERABLE, rule: { kind: 'by', date: due } }],
  });
  return id;
}
