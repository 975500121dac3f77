import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CycleCommand, UserError } from '#contracts';
import { type CycleState, stageOf } from '#domain';
import type { Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { ASSESSING, assessment, realProvince } from '../support/programme/cycle-cast.js';

const AT_ONCE = 20;
const START = '2028-07-03T02:00:00.000Z';
const ASK = { programme: 'khcn', dryRun: false } as const;

describe('a cycle', () => {
  const db = withDatabase('cycles');
  const clock = new StandingClock(START);
  let persistence: Persistence;
  let made = 0;
  let id = '';

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await realProvince(persistence, '2026-11-23');
  }, 60_000);

  beforeEach(() => clock.set(START));

  const system = () => persistence.unitOfWork({ id: 'system' });
  const office = () => persistence.unitOfWork({ id: 'van-phong-1' });
  const state = async (): Promise<CycleState> => (await persistence.cycles.reads.find(id))!;
  const stage = async (name: string) => stageOf(await state(), name)!;
  const types = async () => (await persistence.reads.cycleEvents(id)).map(({ type }) => type);
  const act = (command: CycleCommand) => office().executeCycle(id, command);
  const advance = () => system().executeCycle(id, { type: 'advance' });
  const submit = (unit: string, n = 1, name = 'don-vi', by = unit) =>
    persistence.unitOfWork({ id: by }).submitToCycle(id, { stage: name, unit, content: assessment(n) });

  /** A report on request of three units, each its own: due on Wed 12/7/2028. */
  async function report(units = ['so-noi-vu', 'so-tai-chinh', 'so-y-te']): Promise<void> {
    made += 1;
    const started = await persistence
      .unitOfWork({ id: 'quan-tri' })
      .startCycle({ ...ASK, kind: 'ad-hoc-report', year: 2028, part: made, units });
    id = started.state.id;
    expect(stageOf(started.state, 'don-vi')).toMatchObject({ status: 'open', legalDue: '2028-07-12' });
  }

  it(`is once per programme, kind and period, also for ${AT_ONCE} who start it at once`, async () => {
    const starts = Array.from({ length: AT_ONCE }, (_, i) =>
      persistence
        .unitOfWork({ id: `quan-tri-${i}` })
        .startCycle({ ...ASK, kind: 'interim-review', year: 2028, stage: ASSESSING })
        .then(
          () => 'started',
          (error: unknown) => (error instanceof UserError ? error.code : String(error)),
        ),
    );
    const ended = await Promise.all(starts);
    expect(ended.filter((end) => end === 'started')).toHaveLength(1);
    expect(new Set(ended)).toEqual(new Set(['started', 'state-conflict']));
    id = 'khcn.interim-review.2028';
    expect((await types()).filter((type) => type === 'cycle-opened')).toHaveLength(1);
    expect((await stage(ASSESSING)).respondents).toHaveLength(117);
  });

  it('is opened by the clock on its day, once, at the stage whose date is not over', async () => {
    clock.set('2026-11-22T02:00:00.000Z');
    const first = await system().openDueCycles('khcn', '2026-11-22');
    // The annual plan alone: the half-year is over, the annual report opens on 1/12.
    const rest = { nextOn: '2026-12-01', refused: [] };
    expect(first).toEqual({ opened: ['khcn.annual-plan.2027'], ...rest });
    expect(await system().openDueCycles('khcn', '2026-11-22')).toEqual({ opened: [], ...rest });
    id = 'khcn.annual-plan.2027';
    const { stages } = await state();
    expect(stages.map((s) => [s.id, s.status, s.endedBy])).toEqual([
      ['de-xuat', 'skipped', 'before-start'],
      ['du-thao', 'skipped', 'before-start'],
      ['lay-y-kien', 'open', null],
      ['trinh', 'waiting', null],
      ['tham-dinh', 'waiting', null],
      ['y-kien-ban-chi-dao', 'waiting', null],
      ['ban-hanh', 'waiting', null],
    ]);
    expect(stageOf(await state(), 'ban-hanh')).toMatchObject({ legalDue: '2026-12-19', basis: 'document' });
    expect((await persistence.reads.cycleEvents(id))[0]).toMatchObject({
      actor: 'system',
      data: { by: 'clock' },
    });
  });

  it('opens no plan after the Đề án, and nothing that was over before the engine came', async () => {
    clock.set('2031-03-01T02:00:00.000Z');
    expect(await system().openDueCycles('khcn', '2031-03-01')).toEqual({
      ...{ opened: [], nextOn: null, refused: [] },
    });
  });

  it('takes an answer, sends it back, takes it again and accepts it; each round stays as it was sent', async () => {
    await report();
    await submit('so-y-te', 1);
    await act({ type: 'return-submission', stage: 'don-vi', unit: 'so-y-te', reason: 'Thiếu số liệu' });
    expect((await stage('don-vi')).answers['so-y-te']).toMatchObject({
      ...{ status: 'returned', round: 1, reworkDue: '2028-07-06' },
    });
    await submit('so-y-te', 2);
    await act({ type: 'accept-submission', stage: 'don-vi', unit: 'so-y-te' });
    await expect(submit('so-y-te', 3)).rejects.toMatchObject({ code: 'state-conflict' });
    const rounds = await persistence.cycles.answers.rounds(id, 'don-vi', 'so-y-te');
    expect(rounds.map(({ round, content }) => [round, content['ket-qua']])).toEqual([
      [1, 'Kết quả 1'],
      [2, 'Kết quả 2'],
    ]);
    const last = await persistence.cycles.answers.last(id, 'don-vi');
    expect(last.map(({ unit, round }) => [unit, round])).toEqual([['so-y-te', 2]]);
    expect((await stage('don-vi')).answers['so-y-te']).toMatchObject({
      ...{ status: 'accepted', round: 2, contentHash: rounds[1]!.contentHash },
    });
  });

  it('refuses what the form does not take, by field, and keeps nothing of it', async () => {
    await report();
    const content = { ...assessment(1), 'ket-qua': '', 'nv-den-han': 'ba', la: 'x' };
    await expect(
      persistence.unitOfWork({ id: 'x' }).submitToCycle(id, { stage: 'don-vi', unit: 'so-y-te', content }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'content.la' }, { path: 'content.nv-den-han' }, { path: 'content.ket-qua' }],
    });
    expect(await persistence.cycles.answers.rounds(id, 'don-vi', 'so-y-te')).toEqual([]);
    expect(await types()).not.toContain('submission-received');
  });

  it('keeps a draft by its revision: of two tabs the second is told, and sending ends the draft', async () => {
    await report();
    const place = { cycleId: id, stage: 'don-vi', unit: 'so-y-te' };
    const { answers } = persistence.cycles;
    const save = (revision: number, n: number) =>
      answers.saveDraft(place, { content: assessment(n), revision }, { id: 'x' });
    expect(await save(0, 1)).toBe(1);
    await expect(save(0, 2)).rejects.toMatchObject({ code: 'stale-version', current: { revision: 1 } });
    const twice = await Promise.allSettled([save(1, 3), save(1, 4)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await submit('so-y-te');
    expect(await answers.draft(id, 'don-vi', 'so-y-te')).toBeNull();
    await expect(save(2, 5)).rejects.toMatchObject({ code: 'stale-version', current: { revision: 0 } });
  });

  it('closes a stage on the day after its date with who is missing, and opens the next one', async () => {
    await report();
    await submit('so-y-te');
    clock.set('2028-07-12T16:59:00.000Z');
    await advance();
    expect(await stage('don-vi')).toMatchObject({ status: 'open' });
    clock.set('2028-07-12T17:00:00.000Z');
    await advance();
    expect(await stage('don-vi')).toMatchObject({
      ...{
        status: 'closed',
        endedBy: 'date',
        closedOn: '2028-07-13',
        missing: ['so-noi-vu', 'so-tai-chinh'],
      },
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await stage('van-phong')).toMatchObject({
      ...{ status: 'open', openedOn: '2028-07-13', legalDue: '2028-07-20' },
    });
    await expect(submit('so-noi-vu')).rejects.toMatchObject({ code: 'state-conflict' });
  });

  it('takes nothing after the last day, also where the engine is late to close it', async () => {
    await report();
    await submit('so-y-te');
    clock.set('2028-07-12T17:00:00.000Z');
    await expect(submit('so-noi-vu')).rejects.toMatchObject({ code: 'state-conflict' });
    expect(await stage('don-vi')).toMatchObject({ status: 'open' });
    await act({ type: 'name-focal', unit: 'so-y-te', person: 'quan-tri' });
    expect(await stage('don-vi')).toMatchObject({ status: 'closed', endedBy: 'date' });
  });

  it('closes a stage at once when the last one has answered', async () => {
    await report();
    await submit('so-y-te');
    await act({ type: 'excuse-unit', stage: 'don-vi', unit: 'so-noi-vu', reason: 'Mới sáp nhập' });
    await submit('so-tai-chinh');
    expect(await stage('don-vi')).toMatchObject({ status: 'closed', endedBy: 'answered', missing: [] });
  });

  it('of which all was sent can be opened again, and an answer sent back', async () => {
    await report(['so-y-te']);
    await submit('so-y-te', 1);
    const reopen = {
      type: 'reopen-stage',
      stage: 'don-vi',
      due: '2028-07-14',
      reason: 'Số liệu sai',
    } as const;
    await act(reopen);
    await advance();
    expect(await stage('don-vi')).toMatchObject({ status: 'open', originalDue: '2028-07-12' });
    await act({ type: 'return-submission', stage: 'don-vi', unit: 'so-y-te', reason: 'Số liệu sai' });
    await submit('so-y-te', 2);
    expect(await stage('don-vi')).toMatchObject({ status: 'closed', endedBy: 'answered' });
  });

  it('stands still while it is paused, and goes on where it was', async () => {
    await report();
    await act({ type: 'pause', reason: 'Chờ hướng dẫn' });
    clock.set('2028-07-17T02:00:00.000Z');
    await advance();
    expect(await stage('don-vi')).toMatchObject({ status: 'open' });
    const [row] = await db.ask<{ next_slot: string | null; next_wake: string | null }>(
      'SELECT next_slot, next_wake FROM aggregate WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ next_slot: null, next_wake: null });
    await expect(submit('so-y-te')).rejects.toMatchObject({ code: 'state-conflict' });
    await act({ type: 'resume' });
    expect(await stage('don-vi')).toMatchObject({
      status: 'closed',
      endedBy: 'date',
      closedOn: '2028-07-17',
    });
  });

  it('keeps the first date of a stage that is extended; an extension goes forward', async () => {
    await report();
    const extend = (due: string) => act({ type: 'extend-stage', stage: 'don-vi', due, reason: 'Bão' });
    await extend('2028-07-19');
    expect(await stage('don-vi')).toMatchObject({
      ...{ legalDue: '2028-07-19', originalDue: '2028-07-12', ladderNo: 2 },
    });
    await expect(extend('2028-07-14')).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'due' }],
    });
    expect(await stage('don-vi')).toMatchObject({ legalDue: '2028-07-19', ladderNo: 2 });
    await extend('2028-07-26');
    expect(await stage('don-vi')).toMatchObject({ legalDue: '2028-07-26', originalDue: '2028-07-12' });
  });

  it('takes its steps from the calendar of the present: a new rest day moves the next one', async () => {
    await report();
    clock.set('2028-07-04T02:00:00.000Z');
    const next = async () =>
      (await db.ask<{ next_slot: string }>('SELECT next_slot::text FROM aggregate WHERE id = $1', [id]))[0]!
        .next_slot;
    // T-7 is Wed 5/7; on a rest day it would fall on the day of the announcement, so T-3 comes next: Fri 7/7 for Sun 9/7.
    await persistence.dataSource.transaction(async (tx) => {
      const aggregate = await persistence.locks.one(tx, id, 'cycle');
      const told = ['so-noi-vu', 'so-tai-chinh', 'so-y-te'].map((unit) => ({
        type: 'reminded' as const,
        data: {
          ...{ stage: 'don-vi', unit, key: `don-vi.1@${unit}/OPEN`, rung: 'OPEN', kind: 'reminder' as const },
          ...{ nominal: '2028-07-04', slot: '2028-07-04', to: ['x'] },
        },
      }));
      await persistence.recorder.append(tx, aggregate, told, { id: 'system' });
    });
    expect(await next()).toBe('2028-07-05');
    const { calendar } = await persistence.settings.rules('khcn');
    const data = (await db.ask<{ data: never }>('SELECT data FROM calendar_version WHERE current'))[0]!
      .data as {
      version: string;
      days: object[];
    };
    expect(calendar.isWorkingDay('2028-07-05')).toBe(true);
    const off = { date: '2028-07-05', kind: 'off', status: 'confirmed', name: 'Nghỉ' };
    await persistence.settings.saveCalendar(
      { ...data, version: 'bao-1', days: [...data.days, off] } as never,
      'quan-tri',
    );
    expect(await persistence.rescheduling.all()).toBeGreaterThan(0);
    expect(await next()).toBe('2028-07-07');
    expect(await stage('don-vi')).toMatchObject({ legalDue: '2028-07-12' });
    const [told] = await db.ask<{ n: number }>(
      `SELECT count(*)::int AS n FROM outbox WHERE topic = 'changed' AND key = $1`,
      [id],
    );
    expect(told!.n).toBeGreaterThan(0);
  });

  it('leaves chains that verify and snapshots that are the fold of their events', async () => {
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  });
});
