import type { IsoDate } from '#contracts';
import type { TaskEvent, TaskState } from '#domain';
import { type Persistence, SYSTEM } from '#persistence';
import { DELIVERABLE } from '../burst/people.js';
import { type Days, OFFICE, OFFICER } from './province.js';

/** The lives of tasks that are copied; shares of a hundred open ones. */
export const OPEN_SHARES = { active: 88, submitted: 4, asked: 2, suspended: 3, draft: 3 } as const;
export type Mould = keyof typeof OPEN_SHARES | 'completed';

/** How often a task speaks to its officer before its date, by the ladder that a programme begins with. */
const REMINDERS = ['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T-0'];

/** One task of each kind, made by commands and facts as the product makes them. Answers their ids. */
export async function castMoulds(persistence: Persistence, days: Days): Promise<Record<Mould, string>> {
  const kinds = [...Object.keys(OPEN_SHARES), 'completed'] as Mould[];
  const ids = {} as Record<Mould, string>;
  for (const [i, kind] of kinds.entries()) ids[kind] = await cast(persistence, kind, `0.${i + 1}`, days);
  return ids;
}

async function cast(persistence: Persistence, kind: Mould, code: string, days: Days): Promise<string> {
  const { today, slots, due } = days;
  const office = persistence.unitOfWork({ id: OFFICE });
  const officer = persistence.unitOfWork({ id: OFFICER });
  const { id } = await office.createTask({
    ...{ programme: 'ct-0', code, kind: 'task', group: null, title: `Mẫu ${kind}` },
    ...{ leadUnits: ['so-7'], officer: OFFICER },
    deadlines: [{ id: 'd1', deliverable: DELIVERABLE, rule: { kind: 'by', date: due } }],
  });
  if (kind === 'draft') return id;
  await office.executeTask(id, { type: 'activate' });
  await tellNotices(persistence, id, slots[0]!);
  if (kind === 'active') return id;
  if (kind === 'suspended') await office.executeTask(id, { type: 'suspend', reason: 'Chờ bố trí vốn.' });
  if (kind === 'asked') {
    const request = { type: 'request-extension', deadlineId: 'd1', newDue: laterThan(due) } as const;
    await officer.executeTask(id, { ...request, reason: 'Chờ số liệu của các đơn vị.' });
  }
  if (kind === 'submitted' || kind === 'completed') {
    await officer.executeTask(id, { type: 'acknowledge' });
    await facts(persistence, id, () =>
      REMINDERS.map((rung) => ({
        type: 'reminded',
        data: {
          ...{ deadlineId: 'd1', key: `d1:1/${rung}`, rung, kind: 'reminder', nominal: today, slot: today },
          to: [OFFICER],
        },
      })),
    );
    await officer.executeTask(id, { type: 'submit-deliverable', deadlineId: 'd1' });
  }
  if (kind === 'completed') {
    await office.executeTask(id, { type: 'accept-deliverable', deadlineId: 'd1' });
    // Its last word is said, so that it is closed.
    await tellNotices(persistence, id, slots[0]!);
  }
  return id;
}

function tellNotices(persistence: Persistence, id: string, slot: IsoDate): Promise<void> {
  return facts(persistence, id, (state) =>
    state.notices.map(({ key }) => ({ type: 'notice-sent', data: { key, slot, to: [OFFICER] } })),
  );
}

/** What dispatch records; it does not raise the version. */
async function facts(
  persistence: Persistence,
  id: string,
  of: (state: TaskState) => TaskEvent[],
): Promise<void> {
  await persistence.dataSource.transaction(async (tx) => {
    const aggregate = await persistence.locks.one(tx, id, 'task');
    await persistence.recorder.append(tx, aggregate, of(aggregate.state as TaskState), SYSTEM);
  });
}

function laterThan(due: string): string {
  return `${Number(due.slice(0, 4)) + 1}${due.slice(4)}`;
}
