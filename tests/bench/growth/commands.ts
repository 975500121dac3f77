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
  const officerOf = (i: number) => `nguoi-${(SPOKEN_TO + i) % size.officers}`;
  const officer = (i: number) => persistence.unitOfWork({ id: officerOf(i) });
  const ids: string[] = [];
  const input = (i: number): NewTask => ({
    ...{ programme: 'ct-0', code: `9.${i}`, kind: 'task', group: null, title: `Việc mới thứ ${i}` },
    ...{ leadUnits: ['so-7'], officer: officerOf(i) },
    deadlines: [{ id: 'd1', deliverable: DELIVERABLE, rule: { kind: 'by', date: due } }],
  });
  const submit = { type: 'submit-deliverable', deadlineId: 'd1' } as const;
  const accept = { type: 'accept-deliverable', deadlineId: 'd1' } as const;
  const acts: Record<(typeof COMMANDS)[number], (i: number) => Promise<unknown>> = {
    'create a task': async (i) => {
      ids[i] = (await office.createTask(input(i))).id;
    },
    'activate it': (i) => office.executeTask(ids[i]!, { type: 'activate' }),
    acknowledge: (i) => officer(i).executeTask(ids[i]!, { type: 'acknowledge' }),
    submit: (i) => officer(i).executeTask(ids[i]!, submit),
    accept: (i) => office.executeTask(ids[i]!, accept),
  };
  for (const name of COMMANDS) {
    const all = Array.from({ length: WARM_UP + TIMES }, (_, i) => () => acts[name](i));
    for (const act of all.slice(0, WARM_UP)) await act();
    await watch.time(name, all.slice(WARM_UP));
  }
}
