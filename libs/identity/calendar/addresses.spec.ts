import { describe, expect, it } from '@jest/globals';
import { MOST_CALENDAR_ADDRESSES } from '#contracts';
import { CANBO, stores } from '../fixtures/stores.js';
import type { TooManyRequests } from '../limits/too-many-requests.js';
import { CalendarAddresses } from './addresses.js';

describe('the address of a calendar', () => {
  let ms = Date.parse('2026-11-23T02:00:00Z');
  const open = () => {
    const kept = stores(() => ms);
    return { kept, calendars: new CalendarAddresses(kept.calendars, kept.directory, () => new Date(ms)) };
  };

  it('stands for its person until it is revoked, and is stored as a hash alone', async () => {
    const { kept, calendars } = open();
    const { token, made } = await calendars.make(CANBO.id, 'Điện thoại');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await calendars.personOf(token, '203.0.113.7')).toMatchObject({ id: CANBO.id });
    expect(await calendars.personOf(`${token.slice(0, -1)}_`, '203.0.113.7')).toBeNull();
    expect(JSON.stringify(await kept.calendars.list(CANBO.id))).not.toContain(token);
    expect(await calendars.list(CANBO.id)).toEqual([{ ...made, lastReadAt: '2026-11-23T02:00:00.000Z' }]);
    await calendars.revoke(CANBO.id, made.id);
    expect(await calendars.personOf(token, '203.0.113.7')).toBeNull();
    await expect(calendars.revoke(CANBO.id, made.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of somebody who is disabled stands for nobody', async () => {
    const { kept, calendars } = open();
    const { token } = await calendars.make(CANBO.id, 'Outlook');
    kept.people[0] = { ...CANBO, active: false };
    expect(await calendars.personOf(token, '203.0.113.7')).toBeNull();
    kept.people[0] = CANBO;
  });

  it('is revoked by its owner alone', async () => {
    const { calendars } = open();
    const { made } = await calendars.make(CANBO.id, 'Outlook');
    await expect(calendars.revoke('p9', made.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is one of a few', async () => {
    const { calendars } = open();
    for (let i = 0; i < MOST_CALENDAR_ADDRESSES; i += 1) await calendars.make(CANBO.id, `Máy ${i}`);
    await expect(calendars.make(CANBO.id, 'Máy nữa')).rejects.toMatchObject({ code: 'state-conflict' });
  });

  it('is read a few times an hour, and guessed at from one place no more often than once a second', async () => {
    const { calendars } = open();
    const { token } = await calendars.make(CANBO.id, 'Outlook');
    const refusal = (of: string, from: string) =>
      calendars.personOf(of, from).then(
        () => null,
        (error: TooManyRequests) => error.retryAfterSeconds,
      );
    for (let i = 0; i < 12; i += 1) expect(await refusal(token, `203.0.113.${i}`)).toBeNull();
    expect(await refusal(token, '203.0.113.200')).toBe(60);
    for (let i = 0; i < 120; i += 1) expect(await refusal(`guess-${i}`, '198.51.100.1')).toBeNull();
    expect(await refusal('guess', '198.51.100.1')).toBe(1);
    expect(await refusal('guess', '198.51.100.2')).toBeNull();
    ms += 60_000;
    expect(await refusal(token, '203.0.113.200')).toBeNull();
  });
});
