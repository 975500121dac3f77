import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseCommand, ScriptedAct, SimulatedTask, TaskCommand } from '#contracts';
import { DEFAULT_POLICY, instantAt, simulateTasks, WorkingCalendar } from '#domain';
import { withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR } from '../support/database/province.js';
import { activate, CHECKER, OFFICE, tenOfficers, unitOf } from '../support/story/cast.js';
import { SkippingEngine } from './skipping-engine.js';

const FROM = '2026-12-01';
const LAST = '2027-02-26';

/** All due Friday 18/12/2026: without an act L3 opens the case on 28/12 and L4 sends it up on 30/12. */
const TASKS = ['GIA-HAN', 'HAN-MOI', 'GIAI-TRINH', 'TRA-LAI', 'GIU-HAN', 'PHOI-HOP', 'TRA-SAN-PHAM'].map(
  (code, i): SimulatedTask => ({
    code,
    title: `Nhiệm vụ ${code}`,
    leadUnit: unitOf(i),
    officer: `officer-${i}`,
    assignedOn: FROM,
    deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
  }),
);

const act = (on: string, task: string, command: TaskCommand): ScriptedAct => ({
  on,
  time: '16:00',
  task,
  command,
});
const onCase = (on: string, task: string, command: CaseCommand): ScriptedAct => ({
  ...act(on, task, { type: 'acknowledge' }),
  command: { type: 'case', deadlineId: 'm1', command },
});
const conclude = (
  on: string,
  task: string,
  conclusion: Extract<CaseCommand, { type: 'conclude' }>['conclusion'],
) => onCase(on, task, { type: 'conclude', conclusion });

const SCRIPT: ScriptedAct[] = [
  act('2026-12-02', 'PHOI-HOP', {
    type: 'request-input',
    unit: 'so-khcn',
    question: 'Đề nghị cho ý kiến về kinh phí',
    due: '2026-12-09',
  }),
  act('2026-12-03', 'GIA-HAN', { type: 'acknowledge' }),
  act('2026-12-10', 'PHOI-HOP', { type: 'give-input', inputNo: 1, note: 'Thống nhất' }),
  act('2026-12-14', 'GIA-HAN', {
    type: 'request-extension',
    deadlineId: 'm1',
    newDue: '2027-01-15',
    reason: 'Chờ số liệu',
  }),
  act('2026-12-15', 'GIA-HAN', { type: 'sign-extension', deadlineId: 'm1' }),
  act('2026-12-16', 'GIA-HAN', { type: 'decide-extension', deadlineId: 'm1', decision: 'grant' }),
  act('2026-12-17', 'TRA-SAN-PHAM', { type: 'submit-deliverable', deadlineId: 'm1' }),
  act('2026-12-22', 'TRA-SAN-PHAM', { type: 'return-deliverable', deadlineId: 'm1', note: 'Thiếu phụ lục' }),
  conclude('2027-01-04', 'HAN-MOI', { outcome: 'new-date', newDue: '2027-01-29' }),
  conclude('2027-01-04', 'GIAI-TRINH', {
    outcome: 'request-explanation',
    question: 'Đề nghị giải trình',
    due: '2027-01-08',
  }),
  conclude('2027-01-05', 'TRA-LAI', { outcome: 'return', reason: 'Chưa rõ đề xuất' }),
  conclude('2027-01-05', 'GIU-HAN', {
    outcome: 'keep-date',
    directive: 'Tập trung hoàn thành',
    checkDue: '2027-01-15',
  }),
];

describe('what people do, in the simulator and in the engine with time skipped', () => {
  const db = withDatabase('scripted');
  let engine: SkippingEngine;

  beforeAll(async () => {
    engine = await SkippingEngine.start(instantAt(FROM, 9), async (clock) => {
      const persistence = await db.persistence(clock);
      await tenOfficers(persistence);
      return persistence;
    });
    for (const task of TASKS) await activate(engine.persistence, task);
    await engine.begin();
    for (const one of SCRIPT) {
      await engine.passUntil(instantAt(one.on, 16));
      await perform(one);
      await engine.relayAll();
    }
    await engine.passUntil(instantAt(LAST, 17));
  }, 600_000);

  afterAll(() => engine?.stop(), 60_000);

  async function perform({ task, command }: ScriptedAct): Promise<void> {
    const id = `khcn-${task.toLowerCase()}`;
    const { persistence } = engine;
    if (command.type === 'case') {
      const { items } = await persistence.reads.cases({ task: id });
      await persistence.unitOfWork({ id: OFFICE }).executeCase(items[0]!.id, command.command);
      return;
    }
    const actor = command.type === 'return-deliverable' ? CHECKER : 'officer-0';
    await persistence.unitOfWork({ id: actor }).executeTask(id, command);
  }

  it('sends the same steps on the same days', async () => {
    const rows = await db.ask<{ task: string; slot: string; rung: string }>(
      `SELECT split_part(e.aggregate_id, '.m1', 1) AS task, e.data ->> 'slot' AS slot, e.data ->> 'rung' AS rung
       FROM event e WHERE e.type IN ('reminded', 'escalated', 'rung-skipped')`,
    );
    const engineSays = rows.map(({ task, slot, rung }) => `${task} ${slot} ${rung}`).sort();
    const rules = { calendar: new WorkingCalendar(SMALL_CALENDAR), policy: DEFAULT_POLICY };
    const lines = simulateTasks(
      TASKS,
      { kind: 'script', acts: SCRIPT },
      { from: '2026-12-02', to: LAST },
      rules,
    );
    const simulatorSays = lines.map(
      ({ task, at, rung }) => `khcn-${task!.toLowerCase()} ${at.slice(0, 10)} ${rung}`,
    );
    expect(engineSays).toEqual(simulatorSays.sort());
    expect(engineSays.length).toBeGreaterThan(100);
  });

  it('keeps every original date, and says what each case came to', async () => {
    const dates = await db.ask<{ task: string; original: string; due: string }>(
      `SELECT task_id AS task, original_legal_due::text AS original, legal_due::text AS due FROM deadline ORDER BY 1`,
    );
    expect(new Set(dates.map((d) => d.original))).toEqual(new Set(['2026-12-18']));
    expect(dates.filter((d) => d.due !== d.original)).toEqual([
      { task: 'khcn-gia-han', original: '2026-12-18', due: '2027-01-15' },
      { task: 'khcn-han-moi', original: '2026-12-18', due: '2027-01-29' },
    ]);
  });

  it('needed no repair, and what was recorded holds', async () => {
    expect(await engine.persistence.engine.repairs()).toBe(0);
    expect(engine.smtp.accepted().length).toBeGreaterThan(50);
  });
});
