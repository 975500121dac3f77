import { beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { Dispatch, type Persistence, SYSTEM } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { claimAll } from '../support/slot/claim-all.js';
import { plannedItems } from '../support/slot/planned-items.js';
import { eventually } from '../support/story/eventually.js';

const OFFICE = { id: 'van-phong-1' };
const MAIL = {
  from: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  replyTo: { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' },
  publicUrl: 'http://localhost:3000',
  allowedDomains: ['demo.example'],
};
const NO_BEAT = () => undefined;

/** The steps of dispatch one by one, with the clock in hand; the engine's own spec runs them all together. */
describe('dispatch', () => {
  const db = withDatabase('dispatch');
  const clock = new StandingClock('2026-11-02T03:00:00.000Z');
  let persistence: Persistence;
  let dispatch: Dispatch;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    dispatch = new Dispatch(persistence, clock, MAIL);
    await smallProvince(persistence);
  });

  const activated = async (code: string, due: string, officer: string | null = 'can-bo') => {
    const work = persistence.unitOfWork(OFFICE);
    const { id } = await work.createTask({
      programme: 'khcn',
      code,
      kind: officer === null ? 'obligation' : 'task',
      group: 1,
      title: `Nhiệm vụ ${code}`,
      leadUnits: ['so-khcn'],
      officer,
      deadlines: [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: due } }],
    });
    await work.executeTask(id, { type: 'activate' });
    return id;
  };
  const serve = async (slot: string) => {
    await dispatch.slots.phase(slot);
    for (const id of await dispatch.planner.unplanned(slot, 100)) await dispatch.planner.planFor(id, slot);
    const outcome = await claimAll(dispatch, slot);
    if (!outcome.held) await dispatch.slots.claimed(slot);
    return outcome;
  };
  const mails = async (slot: string) => {
    const rows = await db.ask<{
      recipient: string;
      state: string;
      class: string;
      subject: string;
      mime: Buffer;
    }>('SELECT recipient, state, class, subject, mime FROM message WHERE slot_date = $1 ORDER BY recipient', [
      slot,
    ]);
    return rows;
  };

  it('plans nothing before the planning window, then what the slot says', async () => {
    const id = await activated('1.1', '2026-12-18');
    const early = await dispatch.planner.plan(id);
    expect(early).toEqual({ closed: false, waitMs: expect.any(Number) });
    expect(new Date(clock.now().getTime() + early.waitMs!).toISOString()).toMatch(/^2026-11-03T00:/);
    clock.set('2026-11-03T00:59:30.000Z');
    const step = await dispatch.planner.plan(id);
    expect(new Date(clock.now().getTime() + step.waitMs!).toISOString()).toMatch(/^2026-11-05T00:/);
    const items = await plannedItems(persistence, id);
    expect(items.map(({ rung, kind, recipient, role }) => ({ rung, kind, recipient, role }))).toEqual([
      { rung: 'assigned', kind: 'notice', recipient: 'can-bo', role: 'officer' },
    ]);
    expect(await dispatch.planner.countUnplanned('2026-11-03')).toBe(0);
  });

  it('composes ahead, and at the claim freezes the same bytes with their facts', async () => {
    expect(await dispatch.slots.phase('2026-11-03')).toEqual({ phase: 'compose', waitMs: 30_000 });
    expect(await dispatch.digests.composeAhead('2026-11-03', NO_BEAT)).toBe(1);
    const [ahead] = await mails('2026-11-03');
    expect(ahead).toMatchObject({ recipient: 'can-bo', state: 'planned', class: 'routine' });
    clock.set('2026-11-03T01:00:00.000Z');
    expect(await dispatch.slots.phase('2026-11-03')).toEqual({ phase: 'send' });
    await serve('2026-11-03');
    const [frozen] = await mails('2026-11-03');
    expect(frozen).toMatchObject({ state: 'queued', subject: ahead!.subject });
    expect(frozen!.mime.equals(ahead!.mime)).toBe(true);
    const mail = await simpleParser(frozen!.mime);
    expect(mail.subject).toBe('[Giao việc] 1 việc mới – gần nhất: còn 45 ngày (18/12/2026)');
    expect(mail.attachments.map((a) => a.contentType)).toEqual(['text/calendar']);
    const events = await persistence.reads.taskEvents('khcn-1.1');
    expect(events.at(-1)).toMatchObject({ type: 'notice-sent', actor: 'system', data: { to: ['can-bo'] } });
    expect(await plannedItems(persistence, 'khcn-1.1')).toEqual([]);
    // T-30 of 18/12 is 18/11; ACK, the third working day after the assignment on 2/11, is sooner.
    expect((await persistence.reads.task('khcn-1.1'))!.nextSlot).toBe('2026-11-05');
  });

  it('claims once, whoever asks again', async () => {
    await serve('2026-11-03');
    expect(await mails('2026-11-03')).toHaveLength(1);
    const facts = (await persistence.reads.taskEvents('khcn-1.1')).filter((e) => e.type === 'notice-sent');
    expect(facts).toHaveLength(1);
  });

  it('compares at the claim: what was acknowledged after planning is not urged', async () => {
    clock.set('2026-11-05T00:59:30.000Z');
    await dispatch.planner.plan('khcn-1.1');
    await dispatch.digests.composeAhead('2026-11-05', NO_BEAT);
    expect(await mails('2026-11-05')).toMatchObject([
      { recipient: 'giam-doc', state: 'planned', class: 'grave' },
    ]);
    await persistence.unitOfWork({ id: 'can-bo' }).executeTask('khcn-1.1', { type: 'acknowledge' });
    clock.set('2026-11-05T01:00:00.000Z');
    await serve('2026-11-05');
    expect(await mails('2026-11-05')).toMatchObject([{ recipient: 'giam-doc', state: 'superseded' }]);
    const types = (await persistence.reads.taskEvents('khcn-1.1')).map((e) => e.type);
    expect(types).not.toContain('escalated');
  });

  it('tells two people of one step in two mails and records it once', async () => {
    await persistence.directory.addUser({
      id: 'pho-giam-doc',
      email: 'pho-giam-doc@demo.example',
      name: 'Phó',
      memberships: [{ unit: 'so-khcn', role: 'head' }],
    });
    clock.set('2026-11-06T02:00:00.000Z');
    await activated('1.2', '2026-12-31');
    clock.set('2026-11-11T01:00:00.000Z');
    await serve('2026-11-11');
    const sent = await mails('2026-11-11');
    expect(sent.map((m) => m.recipient)).toEqual(['can-bo', 'giam-doc', 'pho-giam-doc']);
    const facts = (await persistence.reads.taskEvents('khcn-1.2')).filter((e) => e.type === 'escalated');
    expect(facts.map((e) => e.data)).toMatchObject([{ rung: 'ACK', to: ['giam-doc', 'pho-giam-doc'] }]);
  });

  it('compares at the claim: who got the task after planning is told in the same slot', async () => {
    clock.set('2026-11-11T02:00:00.000Z');
    const id = await activated('1.9', '2027-03-31');
    clock.set('2026-11-12T00:59:30.000Z');
    await dispatch.planner.plan(id);
    await persistence.unitOfWork(OFFICE).executeTask(id, { type: 'assign', officer: 'can-bo-2' });
    clock.set('2026-11-12T01:00:00.000Z');
    await dispatch.slots.phase('2026-11-12');
    await claimAll(dispatch, '2026-11-12');
    const [told, ...others] = await mails('2026-11-12');
    expect(others).toEqual([]);
    expect(told).toMatchObject({ recipient: 'can-bo-2', state: 'queued' });
    // Assigned twice, told once; both are recorded.
    expect((await simpleParser(told!.mime)).text!.match(/nhiem-vu\/khcn-1\.9/g)).toHaveLength(1);
    const sent = (await persistence.reads.taskEvents(id)).filter((e) => e.type === 'notice-sent');
    expect(sent).toHaveLength(2);
    await dispatch.slots.claimed('2026-11-12');
  });

  it('records what reaches nobody, and goes on', async () => {
    clock.set('2026-11-11T02:00:00.000Z');
    await activated('1.3', '2026-12-14', null);
    clock.set('2026-11-16T01:00:00.000Z');
    await serve('2026-11-16');
    const skipped = (await persistence.reads.taskEvents('khcn-1.3')).filter((e) => e.type === 'rung-skipped');
    expect(skipped.map((e) => e.data)).toMatchObject([{ rung: 'T-30', reason: 'nobody' }]);
  });

  it('claims nothing while mail is held, and moves the leftovers at the end of the day', async () => {
    clock.set('2026-11-17T02:00:00.000Z');
    await activated('1.4', '2026-12-18');
    await persistence.engine.setHold(true, 'kiểm tra', 'quan-tri');
    clock.set('2026-11-18T01:00:00.000Z');
    expect((await serve('2026-11-18')).held).toBe(true);
    expect((await mails('2026-11-18')).filter((m) => m.state === 'queued')).toEqual([]);
    clock.set('2026-11-18T17:00:00.000Z');
    expect(await dispatch.slots.phase('2026-11-18')).toEqual({ phase: 'past' });
    expect(await dispatch.closing.close('2026-11-18', NO_BEAT)).toBeGreaterThan(0);
    await persistence.engine.setHold(false, null, 'quan-tri');
    expect(await dispatch.slots.serving()).toBe('2026-11-19');
    clock.set('2026-11-19T01:00:00.000Z');
    await serve('2026-11-19');
    const [officer] = (await mails('2026-11-19')).filter((m) => m.recipient === 'can-bo');
    expect(officer).toMatchObject({ state: 'queued' });
    const mail = await simpleParser(officer!.mime);
    expect(mail.text).toContain('1.4');
    expect(mail.text).toContain('chậm do hệ thống');
  });

  it('sends only to allowed domains; the rest is listed as failed', async () => {
    await persistence.directory.addUser({
      id: 'ben-ngoai',
      email: 'ben-ngoai@other.example',
      name: 'Bên ngoài',
      memberships: [{ unit: 'so-khcn', role: 'officer' }],
    });
    clock.set('2026-11-19T02:00:00.000Z');
    await activated('1.5', '2026-12-29', 'ben-ngoai');
    await activated('1.6', '2026-12-29');
    clock.set('2026-11-20T01:00:00.000Z');
    await serve('2026-11-20');
    const [row] = await db.ask<{ state: string; reply: string }>(
      `SELECT state, reply FROM message WHERE recipient = 'ben-ngoai'`,
    );
    expect(row).toEqual({ state: 'failed', reply: 'domain-not-allowed' });
  });

  it('rolls a routine mail without an answer into the next digest, and resends a grave one once', async () => {
    const session = dispatch.newSender();
    await session.ensure();
    clock.set('2026-11-20T01:00:05.000Z');
    const taken = await dispatch.queue.take(session.id, 100);
    const officer = taken.find((m) => m.address === 'can-bo@demo.example')!;
    const head = taken.find((m) => m.class === 'grave');
    await dispatch.queue.note(session.id, { finishing: taken.map((m) => m.id), settlements: [] });
    await dispatch.queue.settle(
      session.id,
      taken.map((m) => ({ id: m.id, state: 'ambiguous' as const, reply: 'closed' })),
    );
    const states = await db.ask<{ id: string; state: string; resends: number }>(
      'SELECT id, state, resends FROM message WHERE id = ANY($1)',
      [taken.map((m) => m.id)],
    );
    expect(states.find((s) => s.id === officer.id)).toMatchObject({ state: 'ambiguous', resends: 0 });
    expect(head).toBeDefined();
    expect(states.find((s) => s.id === head!.id)).toMatchObject({ state: 'queued', resends: 1 });
    await session.close();
    clock.set('2026-11-23T01:00:00.000Z');
    await serve('2026-11-23');
    const [next] = (await mails('2026-11-23')).filter((m) => m.recipient === 'can-bo');
    const mail = await simpleParser(next!.mime);
    expect(mail.text).toContain('có thể đã gửi hôm');
    const rolled = await db.ask<{ into: string | null }>(
      'SELECT rolled_into AS into FROM message WHERE id = $1',
      [officer.id],
    );
    expect(rolled[0]!.into).not.toBeNull();
  });

  it('gives the mails of a dead sender back, and finishes none of them twice', async () => {
    const dead = dispatch.newSender();
    await dead.ensure();
    const taken = await dispatch.queue.take(dead.id, 100);
    expect(taken.length).toBeGreaterThan(0);
    const living = dispatch.newSender();
    await living.ensure();
    expect(await dispatch.queue.recover(living.id)).toBe(0);
    await dead.close();
    await eventually(
      () => dispatch.queue.recover(living.id),
      (count) => count === taken.length,
    );
    expect(await dispatch.queue.note(dead.id, { finishing: [taken[0]!.id], settlements: [] })).toEqual(
      new Set(),
    );
    expect(await dispatch.queue.take(living.id, 100)).toHaveLength(taken.length);
    await living.close();
  });

  it('acts as the engine', async () => {
    const actors = await db.ask<{ actor: string }>(
      `SELECT DISTINCT actor FROM event WHERE type IN ('reminded', 'escalated', 'rung-skipped', 'notice-sent')`,
    );
    expect(actors).toEqual([{ actor: SYSTEM.id }]);
  });
});
