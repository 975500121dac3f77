import { beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Dispatch, enqueueLetter, Invariants, type Letter, type Persistence, Readings } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';

const MAIL = {
  from: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const SENDER = 7;

interface Row {
  key: string;
  state: string;
  class: string;
  address: string;
  slot_date: string;
  reply: string | null;
  mime: Buffer;
}

/** Letters from the transaction of an act to the hands of the sender. */
describe('letters', () => {
  const db = withDatabase('letters');
  const clock = new StandingClock('2026-11-04T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
  });

  const letter = (over: Partial<Letter> = {}): Letter => ({
    kind: 'notice-of-change',
    id: '1',
    recipient: 'can-bo',
    programme: 'khcn',
    demo: false,
    words: { subject: 'Thông báo', opening: ['Lịch làm việc thay đổi.'], closing: [], link: null },
    lines: [],
    ...over,
  });
  const enqueued = (one: Letter) =>
    persistence.dataSource.transaction((tx) => enqueueLetter(tx, clock.now().toISOString(), one));
  /** As the worker's relay does it; `leaveOpen` as if it died before saying that it is done. */
  const relay = async ({ leaveOpen = false } = {}) => {
    for (const row of await persistence.outbox.claim(10)) {
      if (row.topic === 'letter') await dispatch.letters.freeze(row.payload);
      if (!leaveOpen) await persistence.outbox.done(row.id);
    }
  };
  const rows = () =>
    db.ask<Row>(`SELECT *, slot_date::text FROM message WHERE class = 'letter' ORDER BY key`, []);
  const settleAll = async () => {
    const mails = await dispatch.queue.take(SENDER, 10);
    const ids = mails.map(({ id }) => id);
    await dispatch.queue.note(SENDER, { finishing: ids, settlements: [] });
    await dispatch.queue.settle(
      SENDER,
      ids.map((id) => ({ id, state: 'sent', reply: '250 ok' })),
    );
    return mails;
  };

  it('are frozen once, however often they are enqueued or relayed', async () => {
    await enqueued(letter());
    await enqueued(letter());
    await relay({ leaveOpen: true });
    clock.set('2026-11-04T03:05:00.000Z');
    await relay();
    await relay();
    const [row, ...more] = await rows();
    expect(more).toEqual([]);
    expect(row).toMatchObject({ key: 'notice-of-change/1/can-bo', state: 'queued', slot_date: '2026-11-04' });
    const parsed = await simpleParser(row!.mime);
    expect(parsed.subject).toBe('Thông báo');
    expect(parsed.text).toContain('Lịch làm việc thay đổi.');
    expect(parsed.text).toContain('không phải là văn bản');
  });

  it('are due at once, and held back while mail is held', async () => {
    expect(await dispatch.letters.dueIn()).toBe(0);
    await persistence.engine.setHold(true, 'thử', 'van-phong-1');
    expect(await dispatch.letters.dueIn()).toBeNull();
    expect(await dispatch.queue.take(SENDER, 10)).toEqual([]);
    await persistence.engine.setHold(false, null, 'van-phong-1');
    expect(await settleAll()).toHaveLength(1);
    expect(await dispatch.letters.dueIn()).toBeNull();
    expect((await rows())[0]).toMatchObject({ state: 'sent' });
  });

  it('are told of in numbers while they wait, and by how they ended', async () => {
    const { mail } = new Readings(persistence);
    clock.set('2026-11-04T03:10:00.000Z');
    expect(await mail.overdue()).toEqual({ mail: 0, step: 0 });
    await enqueued(letter({ id: 'numbers' }));
    await relay();
    clock.set('2026-11-04T03:30:00.000Z');
    expect(await mail.overdue()).toEqual({ mail: 1200, step: 0 });
    const { id } = (await dispatch.queue.take(SENDER, 10))[0]!;
    await dispatch.queue.note(SENDER, { finishing: [id], settlements: [] });
    await dispatch.queue.settle(SENDER, [{ id, state: 'ambiguous', reply: 'no answer' }]);
    expect(await mail.overdue()).toEqual({ mail: 0, step: 0 });
    expect(await mail.recent()).toEqual({ sent: 1, failed: 0, ambiguous: 1, resent: 0 });
    await db.ask(`UPDATE message SET state = 'sent' WHERE id = $1`, [id]);
    expect(await mail.lateness()).toBeNull();
  });

  it('do not take the place of the digest of their day', async () => {
    const work = persistence.unitOfWork({ id: 'van-phong-1' });
    const { id } = await work.createTask({
      programme: 'khcn',
      code: '1.1',
      kind: 'task',
      group: 1,
      title: 'Nhiệm vụ',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }],
    });
    await work.executeTask(id, { type: 'activate' });
    const slot = '2026-11-05';
    clock.set(`${slot}T00:30:00.000Z`);
    await enqueued(letter({ id: '2' }));
    await relay();
    await settleAll();
    clock.set(`${slot}T01:00:00.000Z`);
    await dispatch.slots.phase(slot);
    for (const one of await dispatch.planner.unplanned(slot, 10)) await dispatch.planner.planFor(one, slot);
    await claimAll(dispatch, slot);
    await dispatch.slots.claimed(slot);
    const sent = await db.ask<{ class: string }>('SELECT class FROM message WHERE slot_date = $1', [slot]);
    expect(sent.map((row) => row.class).sort()).toEqual(['letter', 'routine']);
    const [served] = await db.ask<{ digests: number }>('SELECT digests FROM dispatch_slot WHERE slot = $1', [
      slot,
    ]);
    expect(served).toEqual({ digests: 1 });
    clock.set(`${slot}T01:00:30.000Z`);
    await settleAll();
    expect(await new Readings(persistence).mail.lateness()).toEqual({ '0.5': 30, '0.99': 30, '1': 30 });
    expect((await new Invariants(persistence, clock).check()).findings).toEqual([]);
  });

  it('go to the box of the pilot, and never to a foreign domain', async () => {
    await persistence.engine.setPilot('thu@demo.example', 'van-phong-1');
    await enqueued(letter({ id: '3' }));
    await relay();
    await persistence.engine.setPilot('thu@elsewhere.example', 'van-phong-1');
    await enqueued(letter({ id: '4' }));
    await relay();
    await persistence.engine.setPilot(null, 'van-phong-1');
    const [third, fourth] = (await rows()).slice(2);
    expect(third).toMatchObject({ address: 'thu@demo.example', state: 'queued' });
    expect((await simpleParser(third!.mime)).text).toContain('lẽ ra gửi tới');
    expect(fourth).toMatchObject({ state: 'failed', reply: 'domain-not-allowed' });
  });

  it('that could not go out for a week are given up and told nobody else', async () => {
    clock.set('2026-11-13T02:00:00.000Z');
    expect(await dispatch.queue.expire()).toBe(1);
    expect((await rows())[2]).toMatchObject({ state: 'failed', reply: 'expired' });
    const digest = await db.ask<{ recipient: string }>(
      `SELECT recipient FROM message WHERE slot_date > '2026-11-06'`,
      [],
    );
    expect(digest).toEqual([]);
  });
});
