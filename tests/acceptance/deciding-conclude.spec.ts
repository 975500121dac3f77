import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthorityTable, type BasisDocument, type Conclusion, UserError } from '#contracts';
import type { CaseState, TaskState } from '#domain';
import { type EventRecord, type Persistence, ProgrammeEntity } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';

const ROUNDS = process.env['LONG'] ? 1_000 : 60;
const AUTHORITY: AuthorityTable = {
  issuers: [
    { unit: 'tinh-uy', level: 'above' },
    { unit: 'ban-chi-dao', level: 'committee' },
    { unit: 'van-phong', level: 'office' },
  ],
  delegations: [],
  conclude: ['chair', 'deputy-chair'],
};
const issuedBy = (issuerUnit: string): BasisDocument => ({
  ...{ title: 'Quyết định', number: '12-QĐ', date: '2026-10-30', issuer: null, line: null },
  issuerUnit,
});
const NEW_DATE: Conclusion = { outcome: 'new-date', newDue: '2026-12-30', directive: 'Tập trung' };

describe('a conclusion', () => {
  const db = withDatabase('conclude');
  const clock = new StandingClock('2026-11-16T02:00:00.000Z');
  let persistence: Persistence;
  let made = 0;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
    await persistence.dataSource.manager.update(
      ProgrammeEntity,
      { code: 'khcn' },
      { data: { catalogue: [], authority: AUTHORITY } as never },
    );
  });

  const system = () => persistence.unitOfWork({ id: 'system' });
  /** A task that is late, with its case before the committee. */
  const late = async (issuer = 'ban-chi-dao'): Promise<{ taskId: string; caseId: string }> => {
    made += 1;
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    const { id: taskId } = await work.createTask({
      ...{ programme: 'khcn', code: `T${made}`, kind: 'task', group: null, title: `Việc ${made}` },
      ...{ leadUnits: ['so-khcn'], officer: 'can-bo', basis: issuedBy(issuer) },
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-11-13' } }],
    });
    await work.executeTask(taskId, { type: 'activate', assignedOn: '2026-11-02' });
    const caseId = `${taskId}.m1.1`;
    await system().executeCase(caseId, { type: 'open', taskId, deadlineId: 'm1', programme: 'khcn' });
    await system().executeCase(caseId, { type: 'send-up-by-engine' });
    await system().noteCase(taskId, 'm1', caseId, 'with-committee');
    return { taskId, caseId };
  };
  const conclude = (by: string, caseId: string, conclusion: Conclusion, expectedVersion?: number) =>
    persistence
      .unitOfWork({ id: by, commandId: `${by}/${caseId}` })
      .executeCase(
        caseId,
        { type: 'conclude', conclusion },
        { ...(expectedVersion === undefined ? {} : { expectedVersion }) },
      );
  const taskOf = async (id: string): Promise<TaskState> => (await persistence.reads.task(id))!.state;
  const caseOf = async (id: string): Promise<CaseState> => (await persistence.reads.case(id))!.state;
  const typesOf = (events: EventRecord[]) => events.map(({ type }) => type);

  it('moves the date and closes the case in one act, by one actor and under one request', async () => {
    const { taskId, caseId } = await late();
    await conclude('truong-ban', caseId, NEW_DATE);
    expect(await caseOf(caseId)).toMatchObject({
      status: 'closed',
      end: 'concluded',
      concludedBy: 'truong-ban',
    });
    const [deadline] = (await taskOf(taskId)).deadlines;
    expect(deadline).toMatchObject({
      legalDue: '2026-12-30',
      originalLegalDue: '2026-11-13',
      ladderNo: 2,
      case: null,
    });
    const acts = [
      ...(await persistence.reads.taskEvents(taskId)),
      ...(await persistence.reads.caseEvents(caseId)),
    ]
      .filter(({ actor }) => actor === 'truong-ban')
      .map(({ type, commandId }) => [type, commandId]);
    const request = `truong-ban/${caseId}`;
    expect(acts).toEqual([
      ['case-noted', request],
      ['conclusion-applied', request],
      ['case-concluded', request],
    ]);
    // The same request again gives the same answer and does nothing.
    expect((await conclude('truong-ban', caseId, NEW_DATE)).events.map(({ type }) => type)).toEqual([
      'case-concluded',
    ]);
  });

  it('beyond the authority of the committee has no effect at all; the recommendation and its answer have', async () => {
    const { taskId, caseId } = await late('tinh-uy');
    await expect(conclude('truong-ban', caseId, NEW_DATE)).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('cấp nào giao, cấp đó điều chỉnh'),
      fields: [{ path: 'conclusion.outcome', message: expect.stringContaining('recommend-date') }],
    });
    expect(await caseOf(caseId)).toMatchObject({ status: 'with-committee', concludedOn: null });
    expect((await taskOf(taskId)).deadlines[0]).toMatchObject({ legalDue: '2026-11-13', ladderNo: 1 });
    await conclude('pho-truong-ban', caseId, {
      ...{ outcome: 'recommend-date', newDue: '2027-01-15', reason: 'Cần thêm thời gian' },
    });
    expect(await caseOf(caseId)).toMatchObject({ status: 'recommended' });
    expect((await taskOf(taskId)).deadlines[0]).toMatchObject({ legalDue: '2026-11-13', ladderNo: 1 });
    await persistence.unitOfWork({ id: 'van-phong-1' }).executeCase(caseId, {
      ...{ type: 'record-answer', answer: 'agreed', newDue: '2027-01-22', basis: issuedBy('tinh-uy') },
    });
    expect(await caseOf(caseId)).toMatchObject({ status: 'closed', end: 'answered' });
    expect((await taskOf(taskId)).deadlines[0]).toMatchObject({
      legalDue: '2027-01-22',
      dates: [{ kind: 'answer', from: '2026-11-13', to: '2027-01-22' }],
    });
  });

  it('on what is done meanwhile takes nothing back', async () => {
    const { taskId, caseId } = await late();
    const version = (await caseOf(caseId)).version;
    await persistence
      .unitOfWork({ id: 'can-bo' })
      .executeTask(taskId, { type: 'submit-deliverable', deadlineId: 'm1' });
    await persistence
      .unitOfWork({ id: 'kiem-tra' })
      .executeTask(taskId, { type: 'accept-deliverable', deadlineId: 'm1' });
    await expect(conclude('truong-ban', caseId, NEW_DATE, version)).rejects.toMatchObject({
      code: 'state-conflict',
    });
    expect(await caseOf(caseId)).toMatchObject({ status: 'with-committee' });
  });

  it('is stale only where the case could still be concluded', async () => {
    const { caseId } = await late();
    const { version } = await caseOf(caseId);
    await persistence
      .unitOfWork({ id: 'uy-vien' })
      .executeCase(caseId, { type: 'give-opinion', text: 'Nên gia hạn' });
    await expect(conclude('truong-ban', caseId, NEW_DATE, version)).rejects.toMatchObject({
      code: 'stale-version',
    });
    await conclude('truong-ban', caseId, NEW_DATE, version + 1);
    await expect(conclude('pho-truong-ban', caseId, NEW_DATE, version)).rejects.toMatchObject({
      code: 'state-conflict',
      message: 'Hồ sơ đã có kết luận ngày 16/11/2026.',
      current: { status: 'closed' },
    });
  });

  it(`is one of two that are given at once, ${ROUNDS} times; the other is refused and kept`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { taskId, caseId } = await late();
      const { version } = await caseOf(caseId);
      let open = () => {};
      const barrier = new Promise<void>((resolve) => {
        open = resolve;
      });
      const given = ['truong-ban', 'pho-truong-ban'].map(async (by) => {
        await barrier;
        return conclude(by, caseId, NEW_DATE, version).then(
          () => 'done',
          (error: unknown) => (error instanceof UserError ? error.code : String(error)),
        );
      });
      open();
      expect((await Promise.all(given)).sort()).toEqual(['done', 'state-conflict']);
      const events = typesOf(await persistence.reads.caseEvents(caseId));
      expect(events).toEqual(['case-opened', 'case-sent-up', 'case-concluded', 'conclusion-refused']);
      const moved = typesOf(await persistence.reads.taskEvents(taskId)).filter(
        (t) => t === 'conclusion-applied',
      );
      expect(moved).toHaveLength(1);
    }
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  }, 600_000);
});
