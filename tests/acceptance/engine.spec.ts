import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScriptedAct, SimulatedTask } from '#contracts';
import { DEFAULT_POLICY, instantAt, simulateTasks, WorkingCalendar } from '#domain';
import { SMALL_CALENDAR } from '../support/database/province.js';
import { activate, CHECKER, dueBy, OFFICERS, personOf, tenOfficers, unitOf } from '../support/story/cast.js';
import { Story } from '../support/story/index.js';

const ASSIGNED = '2026-11-02';
/** They are activated after that day's slot, so the simulator's first lines are not theirs. */
const FIRST_SLOT = '2026-11-03';
const LAST = '2026-12-04';
const RULES = { calendar: new WorkingCalendar(SMALL_CALENDAR), policy: DEFAULT_POLICY };

/** Dates that put every kind of rung into the month; the first runs through its whole ladder up to the committee. */
const DUE = [
  '2026-11-05',
  '2026-11-13',
  '2026-11-17',
  '2026-11-23',
  '2026-12-01',
  '2026-12-07',
  '2026-12-18',
];

const TASKS: SimulatedTask[] = Array.from({ length: 24 }, (_, i) => ({
  code: `1.${i + 1}`,
  title: `Nhiệm vụ số ${i + 1}`,
  leadUnit: unitOf(i % OFFICERS.length),
  officer: OFFICERS[i % OFFICERS.length]!,
  assignedOn: ASSIGNED,
  deadlines: Array.from({ length: 1 + (i % 3) }, (_, n) => ({
    id: `m${n + 1}`,
    deliverable: `Sản phẩm ${n + 1}`,
    rule: dueBy(DUE[(i + 2 * n) % DUE.length]!),
  })),
}));

const act = (on: string, task: string, command: ScriptedAct['command']): ScriptedAct => ({
  on,
  time: '17:00',
  task,
  command,
});
const SCRIPT: ScriptedAct[] = [
  ...['1.2', '1.5', '1.9', '1.12'].map((code) => act('2026-11-03', code, { type: 'acknowledge' })),
  act('2026-11-06', '1.3', { type: 'submit-deliverable', deadlineId: 'm1' }),
  act('2026-11-09', '1.4', { type: 'submit-deliverable', deadlineId: 'm1' }),
  act('2026-11-11', '1.3', { type: 'return-deliverable', deadlineId: 'm1', note: 'thiếu phụ lục' }),
  act('2026-11-12', '1.6', { type: 'report-progress', percent: 40, note: 'đang làm' }),
  act('2026-11-16', '1.3', { type: 'submit-deliverable', deadlineId: 'm1' }),
  act('2026-11-18', '1.3', { type: 'accept-deliverable', deadlineId: 'm1' }),
  act('2026-11-19', '1.7', { type: 'suspend', reason: 'chờ văn bản' }),
  act('2026-11-26', '1.7', { type: 'resume', reason: 'đã có văn bản' }),
];

describe('a month of ten officers on the real engine', () => {
  let story: Story;

  beforeAll(async () => {
    story = await Story.begin({ name: 'month', at: '2026-11-02T03:00:00Z', seed: tenOfficers });
    await story.startWorker();
    for (const task of TASKS) await activate(story.persistence, task);
    await story.untilQuiet();
    for (const { on, time, task, command } of SCRIPT) {
      const at = instantAt(on, +time.slice(0, 2));
      await story.throughSlots(on);
      if (story.clock.now().getTime() < Date.parse(at)) await story.jumpTo(at);
      const actor = /^(accept|return)-/.test(command.type)
        ? CHECKER
        : TASKS.find((t) => t.code === task)!.officer;
      await story.persistence.unitOfWork({ id: actor }).executeTask(`khcn-${task}`, command as never);
      await story.untilQuiet();
    }
    await story.throughSlots(LAST);
  }, 400_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  it('sends each person exactly one mail in a slot, and nothing twice', async () => {
    const seen = new Map<string, number>();
    for (const { raw, to, messageId } of story.smtp.accepted()) {
      const day = /^Date: (.*)$/m.exec(raw.toString('latin1'))![1]!;
      const key = `${to[0]} ${day}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      expect(story.smtp.countOf(messageId!)).toBe(1);
    }
    expect(seen.size).toBeGreaterThan(100);
    expect([...seen].filter(([, count]) => count !== 1)).toEqual([]);
    const states = await story.persistence.dataSource.query('SELECT DISTINCT state FROM message');
    expect(states).toEqual([{ state: 'sent' }]);
  });

  it('freezes no mail before its hour', async () => {
    const early = `SELECT id FROM message WHERE class <> 'letter' AND frozen_at < slot`;
    expect(await story.persistence.dataSource.query(early)).toEqual([]);
  });

  it('says in each what the rules say, no more and no less', async () => {
    const expected = simulateTasks(
      TASKS,
      { kind: 'script', acts: SCRIPT },
      { from: FIRST_SLOT, to: LAST },
      RULES,
    )
      .filter((line) => line.kind !== 'status')
      .flatMap((line) =>
        line.to.map((to) =>
          [line.at.slice(0, 10), personOf(to), line.task, line.deadline ?? '', line.rung].join(' '),
        ),
      );
    const told = (await story.persistence.dataSource.query(
      `SELECT m.slot_date AS slot, m.recipient, t.code, coalesce(i.deadline_id, '') AS deadline, i.rung
       FROM message m JOIN message_item i ON i.message_id = m.id
         LEFT JOIN case_file c ON c.id = i.aggregate_id JOIN task t ON t.id = coalesce(c.task_id, i.aggregate_id)
       WHERE i.kind <> 'notice'`,
    )) as { slot: string; recipient: string; code: string; deadline: string; rung: string }[];
    const lines = told.map((t) => [t.slot, t.recipient, t.code, t.deadline, t.rung].join(' '));
    expect(lines.sort()).toEqual(expected.sort());
    expect(new Set(told.map((t) => t.rung))).toEqual(
      new Set([
        ...[
          'T-30',
          'T-14',
          'T-7',
          'T-3',
          'T-1',
          'T-0',
          'T+1',
          'T+3',
          'T+7',
          'T+12',
          'T+17',
          'H-7',
          'H-3',
          'NUDGE',
        ],
        ...['ACK', 'L1', 'L2', 'L3', 'L4', 'K-1', 'K+1', 'K+3', 'C-2', 'C+1'],
      ]),
    );
  });

  it('brings every line into the mail as its reader gets it', async () => {
    for (const officer of OFFICERS) {
      const rows = (await story.persistence.dataSource.query(
        // A deadline that is new and due soon is told once.
        `SELECT m.slot_date AS day, count(DISTINCT (i.aggregate_id, i.line -> 'deadline' ->> 'id'))::int AS lines
         FROM message m JOIN message_item i ON i.message_id = m.id
         WHERE m.recipient = $1 GROUP BY 1 ORDER BY 1`,
        [officer],
      )) as { day: string; lines: number }[];
      const inbox = await story.inbox(officer);
      const links = inbox.map(({ day, text }) => ({
        day,
        lines: text.match(/nhiem-vu\/khcn-/g)?.length ?? 0,
      }));
      expect(links).toEqual(rows);
    }
  });

  it('tells of an assignment, a return and an acceptance in the next digest', async () => {
    const rows = (await story.persistence.dataSource.query(
      `SELECT m.slot_date AS day, m.recipient, i.rung FROM message m JOIN message_item i ON i.message_id = m.id
       WHERE i.aggregate_id = 'khcn-1.3' AND i.kind = 'notice' ORDER BY 1, 3`,
    )) as unknown[];
    expect(rows).toEqual([
      // One line for each of its three deadlines.
      ...Array.from({ length: 3 }, () => ({ day: '2026-11-03', recipient: 'officer-2', rung: 'assigned' })),
      { day: '2026-11-09', recipient: 'kiem-tra', rung: 'submitted' },
      { day: '2026-11-12', recipient: 'officer-2', rung: 'returned' },
      { day: '2026-11-17', recipient: 'kiem-tra', rung: 'submitted' },
      { day: '2026-11-19', recipient: 'officer-2', rung: 'accepted' },
    ]);
  });

  it('needed no repair', async () => {
    expect(await story.repairs()).toBe(0);
    const rows = await story.persistence.dataSource.query(
      'SELECT count(*)::int AS parked FROM outbox WHERE parked_at IS NOT NULL',
    );
    expect(rows).toEqual([{ parked: 0 }]);
  });

  it('used nothing that its libraries warn of', async () => {
    expect((await readFile(story.log, 'utf8')).match(/.*DeprecationWarning.*/g)).toBeNull();
  });
});
