import type { CaseCommand, DueRule, TaskCommand } from '#contracts';
import type { CaseEngineCommand } from '#domain';
import type { DomainEvent, Persistence } from '#persistence';
import type { StandingClock } from '../database/index.js';
import { smallProvince } from '../database/province.js';
import { recordDates, recordDeciding, recordWork } from './deciding-events.js';

const OFFICE = 'van-phong-1';
const OFFICER = 'can-bo';
const CHECKER = 'kiem-tra';
const BASIS = { title: 'Quyết định', number: '12-QĐ/TU', date: '2026-10-30', issuer: 'Tỉnh ủy', line: 3 };

/** Lives through everything a task and a case can meet, so that every type of event is in the record once or more. */
export async function recordEveryEvent(persistence: Persistence, clock: StandingClock): Promise<void> {
  await smallProvince(persistence);
  const task = (id: string, actor: string, command: TaskCommand) =>
    persistence.unitOfWork({ id: actor }).executeTask(id, command);
  const matter = (id: string, command: CaseCommand | CaseEngineCommand, actor = 'system') =>
    persistence.unitOfWork({ id: actor }).executeCase(id, command);
  const facts = async (id: string, kind: 'task' | 'case', ...events: DomainEvent[]) => {
    await persistence.dataSource.transaction(async (tx) => {
      await persistence.recorder.append(tx, await persistence.locks.one(tx, id, kind), events, {
        id: 'system',
      });
    });
  };
  const create = (code: string, rule: DueRule) =>
    persistence.unitOfWork({ id: OFFICE }).createTask({
      programme: 'khcn',
      code,
      kind: 'task',
      group: 1,
      title: `Nhiệm vụ ${code}`,
      leadUnits: ['so-khcn'],
      officer: OFFICER,
      basis: BASIS,
      deadlines: [{ id: 'm1', deliverable: `Báo cáo ${code}`, rule }],
    });
  const step = (rung: string, kind: 'reminder' | 'overdue' | 'escalation', slot: string) => ({
    ...{ deadlineId: 'm1', key: `1/${rung}`, rung, kind, nominal: slot, slot },
  });

  clock.set('2026-11-02T02:00:00.000Z');
  await create('A', { kind: 'by', date: '2026-11-20' });
  await task('khcn-a', OFFICE, {
    type: 'complete-profile',
    title: 'Nhiệm vụ A, sửa tên',
    coordinatingUnits: ['so-tai-chinh'],
  });
  await task('khcn-a', OFFICE, { type: 'activate' });
  await task('khcn-a', OFFICE, { type: 'assign', officer: 'can-bo-2', note: 'Đổi người' });
  await task('khcn-a', OFFICE, { type: 'assign', officer: OFFICER });
  await task('khcn-a', OFFICER, { type: 'acknowledge' });
  await task('khcn-a', OFFICER, { type: 'report-progress', percent: 30, note: 'Đang làm' });
  await task('khcn-a', OFFICER, { type: 'report-difficulty', note: 'Thiếu số liệu' });
  const state = (await persistence.reads.task('khcn-a'))!;
  await facts(
    'khcn-a',
    'task',
    { type: 'notice-sent', data: { key: `assigned/${state.id}`, slot: '2026-11-03', to: [OFFICER] } },
    {
      type: 'rung-superseded',
      data: { ...step('T-14', 'reminder', '2026-11-06'), by: 'T-7', reason: 'outage' },
    },
    { type: 'reminded', data: { ...step('T-7', 'reminder', '2026-11-13'), to: [OFFICER] } },
  );
  clock.set('2026-11-16T02:00:00.000Z');
  const submit = { type: 'submit-deliverable', deadlineId: 'm1' } as const;
  await task('khcn-a', OFFICER, { ...submit, note: 'Gửi lần một' });
  await task('khcn-a', OFFICER, { type: 'withdraw-submission', deadlineId: 'm1', note: 'Gửi nhầm' });
  await task('khcn-a', OFFICER, {
    ...submit,
    documentNumber: '45/BC',
    documentDate: '2026-11-13',
    sentOn: '2026-11-13',
  });
  await task('khcn-a', CHECKER, { type: 'return-deliverable', deadlineId: 'm1', note: 'Thiếu phụ lục' });
  await task('khcn-a', OFFICER, submit);
  await task('khcn-a', CHECKER, { type: 'accept-deliverable', deadlineId: 'm1', note: 'Đạt' });
  await task('khcn-a', OFFICE, {
    type: 'reopen',
    reason: 'Phát hiện sai số liệu',
    deadlineId: 'm1',
    reworkDue: '2026-11-27',
  });

  await create('B', {
    kind: 'on-event',
    event: 'Luật có hiệu lực',
    term: { kind: 'days-after', days: 30 },
  });
  await task('khcn-b', OFFICE, { type: 'activate' });
  await task('khcn-b', OFFICE, {
    type: 'record-event',
    event: 'Luật có hiệu lực',
    on: '2026-11-12',
    note: 'Công báo',
  });
  await task('khcn-b', OFFICE, { type: 'suspend', reason: 'Chờ văn bản', basis: BASIS });
  await task('khcn-b', OFFICE, { type: 'resume', reason: 'Đã có văn bản' });
  await task('khcn-b', OFFICE, { type: 'stop', reason: 'Không còn cần', basis: BASIS });
  await task('khcn-b', OFFICE, { type: 'reopen', reason: 'Cần lại' });

  await create('C', { kind: 'by', date: '2025-12-19' });
  await task('khcn-c', OFFICE, { type: 'activate', assignedOn: '2025-11-03' });
  await task('khcn-c', OFFICE, { type: 'confirm-backlog', deadlineId: 'm1', note: 'Tồn từ trước' });
  await facts(
    'khcn-c',
    'task',
    { type: 'escalated', data: { ...step('L1', 'escalation', '2026-11-17'), to: ['giam-doc'] } },
    { type: 'escalation-delivered', data: { doneKey: 'm1/1/L1', outcome: 'delivered' } },
    { type: 'rung-skipped', data: { ...step('L2', 'escalation', '2026-11-18'), reason: 'nobody' } },
  );
  const open = (id: string) => ({ type: 'open', taskId: id, deadlineId: 'm1', programme: 'khcn' }) as const;
  await matter('khcn-c.m1.2', open('khcn-c'));
  await persistence.unitOfWork({ id: 'system' }).noteCase('khcn-c', 'm1', 'khcn-c.m1.2', 'draft');
  await matter('khcn-c.m1.2', { type: 'send-up', note: 'Trình sớm' }, OFFICE);
  const rung = (name: string) => ({ key: name, rung: name, nominal: '2026-11-23', slot: '2026-11-23' });
  await facts(
    'khcn-c.m1.2',
    'case',
    { type: 'rung-superseded', data: { ...rung('C-2'), by: 'C+1', reason: 'outage' } },
    { type: 'escalated', data: { ...rung('C+1'), to: ['dau-moi'] } },
    { type: 'rung-skipped', data: { ...rung('C+5'), reason: 'debtor' } },
  );
  await matter('khcn-c.m1.2', { type: 'close-by-engine', reason: 'Đã hoàn thành' });

  await create('D', { kind: 'by', date: '2026-12-18' });
  await recordDates(task, facts);
  await recordWork(task, facts);
  await create('E', { kind: 'by', date: '2026-12-18' });
  await task('khcn-e', OFFICE, { type: 'activate' });
  await matter('khcn-e.m1.1', open('khcn-e'));
  await persistence.unitOfWork({ id: 'system' }).noteCase('khcn-e', 'm1', 'khcn-e.m1.1', 'draft');
  await recordDeciding(matter);
}
