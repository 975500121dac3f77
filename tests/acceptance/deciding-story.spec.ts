import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BasisDocument, CaseCommand, Conclusion, TaskCommand } from '#contracts';
import {
  type Attribution,
  attribution,
  type CaseEvent,
  type CaseState,
  type DeadlineState,
  daysBetween,
  type Recorded,
  type TaskEvent,
} from '#domain';
import { asDomainEvent, type EventRecord, type Persistence, ProgrammeEntity } from '#persistence';
import { Names } from '../../apps/api/naming/names.js';
import { datesView } from '../../apps/api/tasks/work-view.js';
import { CHECKER, dueBy, OFFICE, tenOfficers } from '../support/story/cast.js';
import { Story } from '../support/story/index.js';

/**
 * Seven tasks, all due on Friday 6/11/2026 and ignored: L1 10/11, L2 12/11, L3 16/11, L4 18/11. What reaches the committee
 * on 18/11 is to be answered within ten working days: by 2/12, so C-2 30/11, C+1 3/12, C+5 9/12.
 */
const DUE = '2026-11-06';
const TASKS = {
  ignored: { unit: 'so-khcn', officer: 'officer-0', issuer: 'ban-chi-dao' },
  finished: { unit: 'so-khcn', officer: 'officer-6', issuer: 'ban-chi-dao' },
  silent: { unit: 'so-tai-chinh', officer: 'officer-1', issuer: 'ban-chi-dao' },
  explained: { unit: 'so-khcn', officer: 'officer-2', issuer: 'ban-chi-dao' },
  unexplained: { unit: 'so-tai-chinh', officer: 'officer-3', issuer: 'ban-chi-dao' },
  beyond: { unit: 'so-khcn', officer: 'officer-4', issuer: 'tinh-uy' },
  office: { unit: 'van-phong', officer: 'officer-9', issuer: 'ban-chi-dao' },
} as const;
type Name = keyof typeof TASKS;

const document = (issuerUnit: string, number = '12-QĐ'): BasisDocument => ({
  ...{ title: 'Quyết định', number, date: '2026-10-30', issuer: null, line: null },
  issuerUnit,
});

async function seed(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  for (const [id, role] of [
    ['truong-ban', 'chair'],
    ['pho-truong-ban', 'deputy-chair'],
  ] as const) {
    await persistence.directory.addUser({
      ...{ id, email: `${id}@demo.example`, name: id, demo: true },
      memberships: [{ unit: 'ban-chi-dao', role }],
    });
  }
  const authority = {
    issuers: [
      { unit: 'ban-chi-dao', level: 'committee' },
      { unit: 'van-phong', level: 'office' },
    ],
    delegations: [],
    conclude: ['chair', 'deputy-chair'],
  };
  await persistence.directory.change(async (tx) => {
    await tx.update(ProgrammeEntity, { code: 'khcn' }, { data: { catalogue: [], authority } as never });
  });
}

describe('what is ignored, decided and answered, on the real engine', () => {
  let story: Story;
  let refusal: unknown;

  const caseId = (name: Name) => `khcn-${name}.m1.1`;
  const caseOf = async (name: Name): Promise<CaseState | undefined> =>
    (await story.persistence.reads.case(caseId(name)))?.state;
  const deadlineOf = async (name: Name): Promise<DeadlineState> =>
    (await story.persistence.reads.task(`khcn-${name}`))!.state.deadlines[0]!;
  const act = async (by: string, name: Name, command: CaseCommand, as?: 'head') => {
    const work = story.persistence.unitOfWork({ id: by });
    await work.executeCase(caseId(name), command, as === undefined ? {} : { statementAs: as });
    await story.untilQuiet();
  };
  const conclude = (by: string, name: Name, conclusion: Conclusion) =>
    act(by, name, { type: 'conclude', conclusion });
  const onTask = async (by: string, name: Name, command: TaskCommand) => {
    await story.persistence.unitOfWork({ id: by }).executeTask(`khcn-${name}`, command);
    await story.untilQuiet();
  };
  const held = async (name: Name): Promise<Attribution> => {
    const { reads, settings } = story.persistence;
    const as = <E>(kind: 'task' | 'case', rows: EventRecord[]) =>
      rows.map((row) => asDomainEvent(kind, row) as Recorded<TaskEvent | CaseEvent>) as E[];
    const lives = {
      task: as<Recorded<TaskEvent>>('task', await reads.taskEvents(`khcn-${name}`)),
      cases: [as<Recorded<CaseEvent>>('case', await reads.caseEvents(caseId(name)))],
    };
    const bodies = { standingBody: 'van-phong', committee: 'ban-chi-dao' };
    const { calendar } = await settings.rules(null);
    return attribution(lives, 'm1', bodies, '2026-12-16', calendar)!;
  };
  const tell = async (id: string, rungs: RegExp, deadlines = true): Promise<string[]> =>
    (await story.persistence.reads.taskEvents(id))
      .filter(
        ({ type, data }) =>
          /^(reminded|escalated|rung-skipped)$/.test(type) && rungs.test(String(data['rung'])),
      )
      .filter(({ data }) => !deadlines || data['deadlineId'] !== null)
      .map(({ type, data }) => `${data['slot']} ${data['rung']}${type === 'rung-skipped' ? ' skipped' : ''}`);

  beforeAll(async () => {
    story = await Story.begin({ name: 'deciding', at: '2026-11-05T03:00:00Z', seed });
    await story.startWorker();
    const work = story.persistence.unitOfWork({ id: OFFICE });
    for (const [name, { unit, officer, issuer }] of Object.entries(TASKS)) {
      const { id } = await work.createTask({
        ...{ programme: 'khcn', code: name, kind: 'task', group: null, title: `Việc ${name}` },
        ...{ leadUnits: [unit], officer, basis: document(issuer) },
        deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: dueBy(DUE) }],
      });
      await work.executeTask(id, { type: 'activate' });
    }
    await story.untilQuiet();
    await story.throughSlots('2026-11-16');
    const dated = ['ignored', 'finished'] as const;
    for (const name of dated) {
      await act(OFFICE, name, { type: 'propose', proposal: { outcome: 'new-date', newDue: '2026-12-04' } });
      await act(OFFICE, name, { type: 'send-up', note: 'Kính trình' });
    }
    await story.throughSlots('2026-11-17');
    for (const name of dated) {
      await conclude('pho-truong-ban', name, {
        ...{ outcome: 'new-date', newDue: '2026-12-04', directive: 'Tập trung hoàn thành' },
      });
    }
    await story.throughSlots('2026-11-18');
    const ask = { outcome: 'request-explanation', question: 'Vì sao chậm?', due: '2026-11-24' } as const;
    await conclude('truong-ban', 'explained', ask);
    await conclude('truong-ban', 'unexplained', ask);
    refusal = await conclude('truong-ban', 'beyond', { outcome: 'new-date', newDue: '2026-12-11' }).catch(
      (error: unknown) => error,
    );
    await conclude('truong-ban', 'beyond', {
      ...{ outcome: 'recommend-date', newDue: '2026-12-11', reason: 'Cần thêm thời gian' },
    });
    await story.throughSlots('2026-11-20');
    await act('giam-doc', 'explained', { type: 'give-statement', text: 'Chờ số liệu' }, 'head');
    await story.throughSlots('2026-11-23');
    await conclude('truong-ban', 'explained', {
      ...{ outcome: 'keep-date', directive: 'Báo cáo hằng tuần', checkDue: '2026-12-02' },
    });
    await story.throughSlots('2026-11-26');
    await act(OFFICE, 'beyond', {
      ...{ type: 'record-answer', answer: 'agreed', basis: document('tinh-uy', '99-CV/TU') },
    });
    await story.throughSlots('2026-12-02');
    await onTask('officer-6', 'finished', { type: 'submit-deliverable', deadlineId: 'm1' });
    await story.throughSlots('2026-12-03');
    await onTask(CHECKER, 'finished', { type: 'accept-deliverable', deadlineId: 'm1' });
    await story.throughSlots('2026-12-16');
  }, 900_000);

  afterAll(async () => {
    await story?.end();
  }, 60_000);

  it('ignored: head, parent, draft of the office, sent up, a new date, and a ladder to it', async () => {
    expect(await tell('khcn-ignored', /^L/)).toEqual([
      ...['2026-11-10 L1', '2026-11-12 L2', '2026-11-16 L3'],
      // Of the ladder to 4/12: it is late again.
      ...['2026-12-08 L1', '2026-12-10 L2', '2026-12-14 L3', '2026-12-16 L4'],
    ]);
    expect(await tell('khcn-ignored', /^T-/)).toEqual(
      expect.arrayContaining([
        '2026-11-20 T-14',
        '2026-11-27 T-7',
        '2026-12-01 T-3',
        '2026-12-03 T-1',
        '2026-12-04 T-0',
      ]),
    );
    expect(await deadlineOf('ignored')).toMatchObject({
      originalLegalDue: DUE,
      legalDue: '2026-12-04',
      dates: [{ kind: 'conclusion', from: DUE, to: '2026-12-04', on: '2026-11-17' }],
      case: { id: 'khcn-ignored.m1.2', status: 'with-committee' },
    });
    expect(await caseOf('ignored')).toMatchObject({ status: 'closed', end: 'concluded' });
    const mails = await story.inbox('officer-0');
    expect(mails.some(({ day, text }) => day === '2026-11-18' && text.includes('khcn-ignored'))).toBe(true);
  });

  it('decided, then done: late by the first date, in time by the present one, every day with whoever held it', async () => {
    expect(await tell('khcn-finished', /^L/)).toEqual(['2026-11-10 L1', '2026-11-12 L2', '2026-11-16 L3']);
    // The second ladder up to the submission of 2/12; nothing after it.
    const second = (await tell('khcn-finished', /^[THL]/)).filter((step) => step >= '2026-11-18').sort();
    expect(second).toEqual([
      '2026-11-20 T-14',
      '2026-11-27 H-7',
      '2026-11-27 T-7',
      '2026-12-01 H-3',
      '2026-12-01 T-3',
    ]);
    const deadline = await deadlineOf('finished');
    expect(deadline).toMatchObject({
      ...{ originalLegalDue: DUE, legalDue: '2026-12-04', status: 'accepted', completedOn: '2026-12-02' },
      case: null,
    });
    const { state } = (await story.persistence.reads.task('khcn-finished'))!;
    const names = new Names(await story.persistence.directory.current());
    expect(datesView(deadline, state, names).outcomes).toEqual({ original: 'late', current: 'inTime' });

    const { since, endedOn, segments, totals } = await held('finished');
    expect({ since, endedOn }).toEqual({ since: '2026-11-05', endedOn: '2026-12-03' });
    expect(segments.map(({ holder, unit, from, to }) => [holder, unit, from, to])).toEqual([
      ['unit', 'so-khcn', '2026-11-06', '2026-11-16'],
      ['committee', 'ban-chi-dao', '2026-11-17', '2026-11-17'],
      ['unit', 'so-khcn', '2026-11-18', '2026-12-02'],
      ['checker', 'van-phong', '2026-12-03', '2026-12-03'],
    ]);
    const sum = (days: 'calendarDays' | 'workingDays') => totals.reduce((n, total) => n + total[days], 0);
    expect(sum('calendarDays')).toBe(daysBetween(since, endedOn!));
    expect(sum('workingDays')).toBe(20);
  });

  it('the office silent: the case goes up by itself; the committee silent: three steps, once each, then nothing', async () => {
    expect(await tell('khcn-silent', /^L/)).toEqual([
      ...['2026-11-10 L1', '2026-11-12 L2', '2026-11-16 L3', '2026-11-18 L4'],
    ]);
    expect(await caseOf('silent')).toMatchObject({
      ...{ status: 'with-committee', reachedOn: '2026-11-18', answerDue: '2026-12-02' },
    });
    expect(await tell(caseId('silent'), /^C/, false)).toEqual([
      ...['2026-11-30 C-2', '2026-12-03 C+1', '2026-12-09 C+5'],
    ]);
    const [row] = await story.persistence.dataSource.query('SELECT next_slot FROM aggregate WHERE id = $1', [
      caseId('silent'),
    ]);
    expect(row).toEqual({ next_slot: null });
  });

  it('an explanation given brings the case back, and the date is kept with a day to look again', async () => {
    const { dates, ...deadline } = await deadlineOf('explained');
    expect(deadline).toMatchObject({ legalDue: DUE, originalLegalDue: DUE, directiveDue: '2026-12-02' });
    expect(dates ?? []).toEqual([]);
    expect(await caseOf('explained')).toMatchObject({ status: 'closed', statements: 1, round: 2 });
    expect(await tell(caseId('explained'), /^E/, false)).toEqual([]);
    expect(await tell('khcn-explained', /^T-[01]$/)).toEqual(
      expect.arrayContaining(['2026-12-01 T-1', '2026-12-02 T-0']),
    );
  });

  it('an explanation not given brings it back too, after three steps', async () => {
    expect(await tell(caseId('unexplained'), /^E/, false)).toEqual([
      ...['2026-11-23 E-1', '2026-11-25 E+1', '2026-11-27 E+3'],
    ]);
    expect(await caseOf('unexplained')).toMatchObject({
      ...{ status: 'with-committee', round: 2, reachedOn: '2026-11-27', answerDue: '2026-12-11' },
    });
  });

  it('a date beyond the committee has no effect; recommended and agreed to it has', async () => {
    expect(refusal).toMatchObject({ code: 'not-allowed' });
    expect(await deadlineOf('beyond')).toMatchObject({
      originalLegalDue: DUE,
      legalDue: '2026-12-11',
      dates: [
        { kind: 'answer', from: DUE, to: '2026-12-11', on: '2026-11-26', basis: { number: '99-CV/TU' } },
      ],
    });
    expect(await caseOf('beyond')).toMatchObject({ status: 'closed', end: 'answered' });
  });

  it('what the office owes itself is not reported to the office, but goes up', async () => {
    expect(await tell('khcn-office', /^L[34]/)).toEqual(['2026-11-16 L3 skipped', '2026-11-18 L4']);
    expect(await caseOf('office')).toMatchObject({ status: 'with-committee', reachedOn: '2026-11-18' });
    const mails = await story.inbox(OFFICE);
    expect(mails.filter(({ text }) => text.includes('khcn-office'))).toEqual([]);
    expect((await story.inbox('dau-moi')).some(({ text }) => text.includes('khcn-office'))).toBe(true);
  });

  it('left a whole record and nothing to repair', async () => {
    expect((await story.persistence.check.verifyChains()).fault).toBeNull();
    expect(await story.persistence.check.checkDerived()).toEqual([]);
    expect(await story.repairs()).toBe(0);
    const [{ parked }] = await story.persistence.dataSource.query(
      'SELECT count(*)::int AS parked FROM outbox WHERE parked_at IS NOT NULL',
    );
    expect(parked).toBe(0);
  });
});
