import { beforeAll, describe, expect, it } from '@jest/globals';
import { CHANNEL, ClockStore, type Persistence } from '#persistence';
import { AnchoredClock } from '#platform';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { SMALL_CALENDAR, smallProvince } from '../support/database/province.js';

const NOW = '2026-11-02T03:00:00.000Z';
const minutesLater = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

describe('the stores', () => {
  const db = withDatabase('stores');
  const clock = new StandingClock(NOW);
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(clock);
    await smallProvince(persistence);
  });

  describe('answers kept by key', () => {
    it('gives the first who claims a key the work, and the others its answer', async () => {
      const { idempotency } = persistence;
      const claims = await Promise.all([1, 2, 3].map(() => idempotency.claimKey('can-bo', 'k1', 'hash')));
      expect(claims.map((c) => c.outcome).sort()).toEqual(['new', 'running', 'running']);
      await idempotency.complete('can-bo', 'k1', 201, { id: 'khcn-1', title: 'Đề án' });
      expect(await idempotency.claimKey('can-bo', 'k1', 'hash')).toEqual({
        outcome: 'repeated',
        status: 201,
        body: { id: 'khcn-1', title: 'Đề án' },
      });
      expect(await idempotency.claimKey('can-bo', 'k1', 'other')).toEqual({ outcome: 'reused' });
      expect(await idempotency.claimKey('can-bo-2', 'k1', 'other')).toEqual({ outcome: 'new' });
    });

    it('frees a key whose work came to nothing, and one whose worker died', async () => {
      const { idempotency } = persistence;
      await idempotency.claimKey('can-bo', 'k2', 'hash');
      await idempotency.abandon('can-bo', 'k2');
      expect(await idempotency.claimKey('can-bo', 'k2', 'other')).toEqual({ outcome: 'new' });
      clock.set(minutesLater(2));
      const claims = await Promise.all([1, 2].map(() => idempotency.claimKey('can-bo', 'k2', 'other')));
      expect(claims.map((c) => c.outcome).sort()).toEqual(['new', 'running']);
      await idempotency.complete('can-bo', 'k2', 204, null);
      expect(await idempotency.claimKey('can-bo', 'k2', 'other')).toEqual({
        outcome: 'repeated',
        status: 204,
        body: null,
      });
      clock.set(NOW);
    });
  });

  describe('sign-in', () => {
    it('finds a session until it is revoked or too old', async () => {
      const { sessions } = persistence;
      const session = (idHash: string, minutes: number) =>
        sessions.create({ idHash, personId: 'can-bo', expiresAt: minutesLater(minutes), userAgent: 'spec' });
      await session('s1', 10);
      await session('s2', 10);
      await session('s3', 30);
      expect(await sessions.find('s1')).toMatchObject({ personId: 'can-bo', lastSeenAt: NOW });
      await sessions.revoke('s1');
      expect(await sessions.find('s1')).toBeNull();
      clock.set(minutesLater(10));
      expect(await sessions.find('s2')).toBeNull();
      await sessions.touch('s3', minutesLater(40));
      expect(await sessions.list('can-bo')).toMatchObject([{ idHash: 's3', lastSeenAt: minutesLater(10) }]);
      clock.set(NOW);
    });

    it('lets a code be used once, by one, in its browser and in time', async () => {
      const { loginCodes } = persistence;
      const code = {
        email: 'a@demo.example',
        personId: null,
        codeHash: 'c',
        browserHash: 'b',
        expiresAt: minutesLater(10),
      };
      const first = await loginCodes.create({ ...code, tokenHash: 't1' });
      clock.set(minutesLater(1));
      const second = await loginCodes.create({ ...code, tokenHash: 't2' });
      expect(await loginCodes.findActive('a@demo.example', 'b')).toMatchObject({ id: second });
      expect(await loginCodes.findActive('a@demo.example', 'other')).toBeNull();
      expect(await loginCodes.findByToken('t1')).toMatchObject({ id: first, usedAt: null });
      expect([await loginCodes.attempt(second), await loginCodes.attempt(second)]).toEqual([1, 2]);
      const uses = await Promise.all([1, 2, 3].map(() => loginCodes.use(second)));
      expect(uses.filter(Boolean)).toHaveLength(1);
      clock.set(minutesLater(10));
      expect(await loginCodes.use(first)).toBe(false);
      expect(await loginCodes.findActive('a@demo.example', 'b')).toBeNull();
      clock.set(NOW);
    });

    it('finds a token until it is revoked or too old', async () => {
      const { apiTokens } = persistence;
      await apiTokens.create({ hash: 'h1', personId: 'can-bo', expiresAt: minutesLater(60) });
      expect(await apiTokens.find('h1')).toMatchObject({ personId: 'can-bo' });
      clock.set(minutesLater(60));
      expect(await apiTokens.find('h1')).toBeNull();
      clock.set(NOW);
    });
  });

  it('keeps the state of the engine', async () => {
    const { engine } = persistence;
    expect(await engine.hold()).toMatchObject({ on: false });
    await engine.setHold(true, 'Máy chủ thư thật, chưa cho phép', 'quan-tri');
    expect(await engine.hold()).toEqual({
      on: true,
      reason: 'Máy chủ thư thật, chưa cho phép',
      by: 'quan-tri',
      since: NOW,
    });
    expect(await engine.pilot()).toBeNull();
    await engine.setPilot('thu@demo.example', 'quan-tri');
    expect(await engine.pilot()).toBe('thu@demo.example');
    await Promise.all([engine.addRepairs(2), engine.addRepairs(3), engine.addRepairs(0)]);
    expect(await engine.repairs()).toBe(5);
    await engine.turned('outbox', new Date('2026-11-22T00:00:00Z'), { rows: 1 });
    await engine.turned('outbox', new Date('2026-11-22T00:00:10Z'));
    expect(await engine.turns()).toEqual([{ name: 'outbox', at: '2026-11-22T00:00:10.000Z', detail: {} }]);
  });

  it('tells every process when mail is held and when it is released', async () => {
    const heard: string[] = [];
    let tell: () => void = () => undefined;
    const other = await db.persistence(clock);
    await other.notifications.subscribe(CHANNEL.hold, () => {
      tell();
    });
    for (const on of [true, false]) {
      const told = new Promise<void>((done) => {
        tell = done;
      });
      await persistence.engine.setHold(on, null, 'quan-tri');
      await told;
      heard.push((await other.engine.acts(1))[0]!.act);
    }
    expect(heard).toEqual(['hold', 'release']);
  });

  it('keeps every version of the calendar, one of them current, and never changes one', async () => {
    const { settings } = persistence;
    const second = { ...SMALL_CALENDAR, version: 'thu-2', days: [] };
    await settings.saveCalendar(second, 'quan-tri');
    expect((await settings.rules(null)).calendar.isWorkingDay('2027-01-01')).toBe(true);
    expect((await settings.calendar('thu-1')).isWorkingDay('2027-01-01')).toBe(false);
    await expect(settings.saveCalendar({ ...second, weeklyRest: [] }, 'quan-tri')).rejects.toMatchObject({
      code: 'state-conflict',
    });
    await settings.saveCalendar(SMALL_CALENDAR, 'quan-tri');
    expect((await settings.rules(null)).calendar.version).toBe('thu-1');
  });

  it('gives everything open its place in a changed calendar, and tells the workflows', async () => {
    const office = persistence.unitOfWork({ id: 'van-phong-1' });
    const { id } = await office.createTask({
      programme: 'khcn',
      code: 'L.1',
      kind: 'task',
      group: null,
      title: 'x',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ deliverable: 'x', rule: { kind: 'by', date: '2026-12-18' } }],
    });
    await office.executeTask(id, { type: 'activate' });
    expect((await persistence.reads.task(id))!.nextSlot).toBe('2026-11-03');
    await db.ask('DELETE FROM outbox');
    expect(await persistence.rescheduling.all()).toBe(0);
    const off = { date: '2026-11-03', kind: 'off' as const, status: 'confirmed' as const };
    await persistence.settings.saveCalendar({ ...SMALL_CALENDAR, version: 'thu-3', days: [off] }, 'quan-tri');
    expect(await persistence.rescheduling.all()).toBe(1);
    expect((await persistence.reads.task(id))!.nextSlot).toBe('2026-11-04');
    expect(await db.ask(`SELECT key, topic FROM outbox`)).toEqual([{ key: id, topic: 'changed' }]);
  });

  it('keeps what is due in a slot that is being dispatched at this moment', async () => {
    const slot = (state: string) =>
      db.ask(
        `INSERT INTO dispatch_slot VALUES ('2026-11-04', $1, $2, NULL, 0, 0) ON CONFLICT (slot) DO UPDATE SET state = $1`,
        [state, NOW],
      );
    // Thirty seconds after the slot, before its mail has been claimed.
    clock.set('2026-11-04T01:00:30.000Z');
    await slot('open');
    await persistence.rescheduling.all();
    expect((await persistence.reads.task('khcn-l.1'))!.nextSlot).toBe('2026-11-04');
    await slot('done');
    await persistence.rescheduling.all();
    expect((await persistence.reads.task('khcn-l.1'))!.nextSlot).toBe('2026-11-05');
    clock.set(NOW);
  });

  it('keeps the clock for every process, and tells the others at once when it is moved', async () => {
    const other = await db.persistence(clock);
    const open = (p: Persistence) => AnchoredClock.open(new ClockStore(p.dataSource, p.notifications));
    const [mine, theirs] = [await open(persistence), await open(other)];
    const target = new Date('2028-02-29T00:59:00.000Z');
    const moved = new Promise<Date>((done) => {
      theirs.onMoved(() => done(theirs.now()));
    });
    await mine.jump(target, 2);
    const ahead = (await moved).getTime() - target.getTime();
    expect(ahead).toBeGreaterThanOrEqual(0);
    expect(ahead).toBeLessThan(60_000);
    expect(theirs.msUntil(new Date('2028-02-29T01:00:00Z'))).toBeLessThanOrEqual(30_000);
  });
});
