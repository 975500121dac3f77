import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CalendarDay, DueRule, IsoDate, ProposedCalendar, ProposedPolicy } from '#contracts';
import {
  addDays,
  type CaseState,
  caseSteps,
  DEFAULT_POLICY,
  type TaskState,
  taskSteps,
  weekday,
} from '#domain';
import { type ImpactItem, type Persistence, rulesOf } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR, smallProvince } from '../support/database/province.js';

const EDITS = process.env['LONG'] ? 200 : 15;
const TASKS = 18;
const ADMINISTRATOR = { id: 'quan-tri' };
const { version: _version, ...RULES } = DEFAULT_POLICY;

/** The same edits in every run. */
function randomFrom(seed: number): () => number {
  let s = seed;
  return () => {
    s = (s * 1664525 + 1013904223) % 2 ** 32;
    return s / 2 ** 32;
  };
}

/** Every day that somebody counts on, by what it is of; steps by their key. */
type Days = Map<string, IsoDate>;

describe('what a preview shows is what a save does, edit after edit on one record', () => {
  const db = withDatabase('preview_save');
  const clock = new StandingClock('2026-11-16T03:00:00.000Z');
  const random = randomFrom(20261123);
  const under = (n: number) => Math.floor(random() * n);
  const pick = <T>(all: readonly T[]): T => all[under(all.length)]!;
  let persistence: Persistence;
  let calendar: ProposedCalendar = { weeklyRest: [...SMALL_CALENDAR.weeklyRest], days: SMALL_CALENDAR.days };

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
    const office = persistence.unitOfWork({ id: 'van-phong-1' });
    const system = persistence.unitOfWork({ id: 'system' });
    for (let i = 0; i < TASKS; i += 1) {
      const overdue = i % 4 === 3;
      const { id } = await office.createTask({
        ...{ programme: 'khcn', code: `P${i}`, kind: 'task', group: null, title: `Việc ${i}` },
        ...(i % 2 === 0
          ? { leadUnits: ['so-khcn'], officer: 'can-bo' }
          : { leadUnits: ['so-tai-chinh'], officer: 'can-bo-2' }),
        deadlines: [{ id: 'm1', deliverable: 'x', rule: overdue ? due('2026-11-13') : someRule() }],
      });
      await office.executeTask(id, { type: 'activate', assignedOn: '2026-11-02' });
      if (!overdue) continue;
      const caseId = `${id}.m1.1`;
      await system.executeCase(caseId, { type: 'open', taskId: id, deadlineId: 'm1', programme: 'khcn' });
      await system.executeCase(caseId, { type: 'send-up-by-engine' });
      await system.noteCase(id, 'm1', caseId, 'with-committee');
    }
  }, 120_000);

  const due = (date: IsoDate): DueRule => ({ kind: 'by', date });
  const someRule = (): DueRule => {
    const from = addDays('2026-11-02', under(12));
    return pick<() => DueRule>([
      () => due(addDays('2026-12-01', under(400))),
      () => ({ kind: 'days-after', from, days: 20 + under(300) }),
      () => ({ kind: 'working-days-after', from, days: 15 + under(150) }),
      () => ({ kind: 'months-after', from, months: 1 + under(9) }),
    ])();
  };

  /** Some days off, some Saturdays worked, some of the earlier edits taken back. */
  const otherDays = (): CalendarDay[] => {
    const kept = calendar.days.filter(() => random() > 0.15);
    const first = clock.now().toISOString().slice(0, 10);
    const changed = Array.from({ length: 1 + under(5) }, () => addDays(first, under(90))).map(
      (date): CalendarDay => ({
        ...{ date, status: 'confirmed', document: `${under(99)}/TB-BNV` },
        kind: ['sat', 'sun'].includes(weekday(date)) ? 'work' : 'off',
      }),
    );
    const dates = new Set(changed.map(({ date }) => date));
    return [
      ...kept.filter(({ date }) => !dates.has(date)),
      ...new Map(changed.map((d) => [d.date, d])).values(),
    ];
  };
  const somePolicy = (): ProposedPolicy => {
    const officerDaysBefore = pick([
      [30, 14, 7, 3, 1, 0],
      [21, 7, 0],
      [45, 10, 5, 1],
    ]);
    return {
      ...RULES,
      officerDaysBefore,
      silencedByAcknowledgement: officerDaysBefore.filter((days) => days > 12),
      headDaysBefore: pick([[7, 3], [5]]),
      overdueWorkingDays: pick([RULES.overdueWorkingDays, [1, 2, 4]]),
      committeeAnswerWithinWorkingDays: pick([10, 7, 15]),
    };
  };

  /** Everything that is to come, read from the record as it stands, not from what changed it. */
  async function asItStands(): Promise<Days> {
    const days: Days = new Map();
    const now = clock.now().toISOString();
    const rules = await persistence.settings.rules('khcn');
    const rows = (await persistence.dataSource.query(
      `SELECT id, kind, state FROM aggregate WHERE NOT closed AND kind IN ('task', 'case') ORDER BY id`,
    )) as { id: string; kind: 'task' | 'case'; state: TaskState | CaseState }[];
    const tasks = new Map(rows.map((row) => [row.id, row.state as TaskState]));
    for (const { id, kind, state } of rows) {
      const task = kind === 'task' ? (state as TaskState) : tasks.get((state as CaseState).taskId)!;
      const own = rulesOf(rules, task);
      const steps = kind === 'task' ? taskSteps(task, own, now) : caseSteps(state as CaseState, own, now);
      for (const [key, { on }] of steps) days.set(`${id} step ${key}`, on);
      if (kind === 'case') days.set(`${id} m1 answer-due`, (state as CaseState).answerDue!);
    }
    const deadlines = (await persistence.dataSource.query(
      `SELECT task_id, id, legal_due::text, working_due::text FROM deadline WHERE status = 'open'`,
    )) as { task_id: string; id: string; legal_due: string; working_due: string }[];
    for (const { task_id, id, legal_due, working_due } of deadlines) {
      days.set(`${task_id} ${id} legal-due`, legal_due);
      days.set(`${task_id} ${id} working-due`, working_due);
    }
    return days;
  }

  /** The record as the preview says that it will be. */
  function foretold(before: Days, items: readonly ImpactItem[]): Days {
    const days = new Map(before);
    for (const { id, dates, steps } of items) {
      for (const { what, deadlineId, from, to } of dates) {
        expect(days.get(`${id} ${deadlineId} ${what}`)).toBe(from);
        days.set(`${id} ${deadlineId} ${what}`, to);
      }
      for (const { key, from, to } of steps) {
        expect(days.get(`${id} step ${key}`) ?? null).toBe(from);
        if (to === null) days.delete(`${id} step ${key}`);
        else days.set(`${id} step ${key}`, to);
      }
    }
    return days;
  }

  async function carriedOut(change: string): Promise<void> {
    const { replanning } = persistence.administration;
    for (let finished = false; !finished; ) {
      await replanning.step(change);
      const [one] = (await persistence.administration.changes(200)).filter(({ id }) => id === change);
      finished = one?.finishedAt !== null;
    }
  }

  const letters = async (change: string): Promise<string[]> => {
    const rows = (await persistence.dataSource.query(
      `SELECT payload->>'recipient' AS to FROM outbox WHERE topic = 'letter' AND payload->>'id' = $1 ORDER BY 1`,
      [change],
    )) as { to: string }[];
    return rows.map(({ to }) => to);
  };
  const sorted = (days: Days) => Object.fromEntries([...days].sort(([a], [b]) => a.localeCompare(b)));

  it(`of ${EDITS} calendars and rules at random`, async () => {
    const { calendars, policies } = persistence.administration;
    let moved = 0;
    for (let edit = 0; edit < EDITS; edit += 1) {
      clock.set(`${addDays('2026-11-16', edit * 2)}T${pick(['00', '03', '11'])}:00:00.000Z`);
      const cause = `lần ${edit}`;
      const before = await asItStands();
      let shown: readonly ImpactItem[];
      let change: string;
      if (edit % 3 < 2) {
        calendar = { ...calendar, days: otherDays() };
        const { basis, items } = await calendars.preview(calendar);
        shown = items;
        expect(await asItStands()).toEqual(before);
        ({ change } = await calendars.save(calendar, { basis, cause }, ADMINISTRATOR));
      } else {
        const policy = somePolicy();
        const { basis } = await policies.preview(policy);
        const saved = await policies.save(policy, { basis, cause }, ADMINISTRATOR);
        await carriedOut(saved.change);
        // New rules alone move nothing that is open.
        expect({ edit, days: sorted(await asItStands()) }).toEqual({ edit, days: sorted(before) });
        const all = [...before.keys()].map((key) => key.split(' ')[0]!).filter((id) => !id.includes('.'));
        const tasks = [...new Set(all)].filter(() => random() > 0.3);
        const choice = { version: saved.version, tasks };
        const preview = await policies.previewApply(choice.version, choice.tasks);
        shown = preview.items;
        ({ change } = await policies.apply(choice, { basis: preview.basis, cause }, ADMINISTRATOR));
      }
      await carriedOut(change);
      expect({ edit, days: sorted(await asItStands()) }).toEqual({
        edit,
        days: sorted(foretold(before, shown)),
      });
      // One letter each to those whose dates move, and to nobody else.
      const told = shown.flatMap(({ dates }) => dates.flatMap(({ persons }) => persons));
      expect({ edit, told: await letters(change) }).toEqual({ edit, told: [...new Set(told)].sort() });
      moved += shown.reduce((n, { dates, steps }) => n + dates.length + steps.length, 0);
    }
    // Most edits move something, or this would say little.
    expect(moved).toBeGreaterThan(EDITS * 5);
    expect(await persistence.check.checkDerived()).toEqual([]);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
  }, 600_000);
});
