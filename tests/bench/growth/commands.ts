import type { NewTask, Persistence } from '#persistence';
import { DELIVERABLE } from '../burst/people.js';
import { SPOKEN_TO } from './fill.js';
import { type Days, OFFICE, type Size } from './province.js';
import type { Stopwatch } from './timed.js';

/** One after the other, on the same new task. */
export const COMMANDS = ['create a task', 'activate it', 'acknowledge', 'submit', 'accept'] as const;

const WARM_UP = 10;
const TIMES = 60;

/** Commands one after another, each a durable transaction: what one person waits for. */
export async function timeCommands(
  watch: Stopwatch,
  persistence: Persistence,
  size: Size,
  { due }: Days,
): Promise<void> {
  const office = persistence.unitOfWork({ id: OFFICE });
  const timed = (i: number, name: (typeof COMMANDS)[number], work: () => Promise<unknown>) =>
    i < WARM_UP ? work() : watch.time(name, work);
  for (let i = 0; i < WARM_UP + TIMES; i += 1) {
    const nth = SPOKEN_TO + i;
    const officer = `nguoi-${nth % size.officers}`;
    const input = {
      ...{
        programme: 'ct-0',
        code: `9.${i}`,
        kind: 'task' as const,
        group: null,
        title: `Việc mới thứ ${i}`,
      },
      ...{ leadUnits: ['so-7'], officer },
      deadlines: [{ id: 'd1', deliverable: DELIVERABLE, rule: { kind: 'by' as const, date: due } }],
    } satisfies NewTask;
    let id = '';
    await timed(i, 'create a task', async () => {
      id = (await office.createTask(input)).id;
    });
    await timed(i, 'activate it', () => office.executeTask(id, { type: 'activate' }));
    const person = persistence.unitOfWork({ id: officer });
    await timed(i, 'acknowledge', () => person.executeTask(id, { type: 'acknowledge' }));
    await timed(i, 'submit', () => person.executeTask(id, { type: 'submit-deliverable', deadlineId: 'd1' }));
    await timed(i, 'accept', () => office.executeTask(id, { type: 'accept-deliverable', deadlineId: 'd1' }));
  }
}
