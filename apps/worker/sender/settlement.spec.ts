import { describe, expect, it } from '@jest/globals';
import type { Outcome } from '#mail';
import { settlementOf } from './settlement.js';

const NOW = new Date('2026-11-06T01:00:00Z');
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const settle = (outcome: Outcome, attempts = 1) => settlementOf({ id: 'm', attempts }, outcome, NOW);
const refused = (permanent: boolean): Outcome => ({
  state: 'refused',
  permanent,
  code: permanent ? 550 : 451,
  reply: 'no',
  at: 'rcpt',
});

describe('what the record says after a try', () => {
  it('is sent only when the server said so', () => {
    expect(settle({ state: 'accepted', reply: '250 ok' })).toEqual({
      id: 'm',
      state: 'sent',
      reply: '250 ok',
    });
  });

  it('is failed after a permanent refusal, and never tried again', () => {
    expect(settle(refused(true))).toEqual({ id: 'm', state: 'failed', reply: '550 at rcpt: no' });
  });

  it('is queued after a refusal for now, with growing patience', () => {
    const pauses = [1, 2, 3, 4, 9].map((attempts) => settle(refused(false), attempts));
    expect(pauses.map((s) => s.state === 'queued' && s.notBefore)).toEqual([5, 15, 30, 60, 60].map(after));
  });

  it('is queued after a broken connection, soon', () => {
    const broken: Outcome = { state: 'not-sent', reason: 'connect', detail: 'ECONNREFUSED' };
    expect(settle(broken)).toEqual({
      id: 'm',
      state: 'queued',
      reply: 'not sent (connect) ECONNREFUSED',
      notBefore: new Date(NOW.getTime() + 2_000),
    });
  });

  it('is queued at once when only this worker goes away', () => {
    const closing: Outcome = { state: 'not-sent', reason: 'closing', detail: '' };
    expect(settle(closing)).toMatchObject({ state: 'queued', notBefore: NOW });
  });

  it('is ambiguous after a dot without an answer: neither sent nor to be tried as if nothing had happened', () => {
    expect(settle({ state: 'ambiguous', reason: 'timeout', detail: '' })).toEqual({
      id: 'm',
      state: 'ambiguous',
      reply: 'no answer after the dot (timeout)',
    });
  });
});
