import { describe, expect, it } from '@jest/globals';
import { attempt, engineStatus, engineTurns, readiness } from './health.js';

const OK = { ok: true, detail: '' };
const BAD = { ok: false, detail: 'ECONNREFUSED' };

describe('readiness', () => {
  it('needs the database and its schema; without Temporal it is degraded, not unready', () => {
    expect(readiness({ database: OK, schema: OK, temporal: OK }).status).toBe('ready');
    expect(readiness({ database: OK, schema: OK, temporal: BAD }).status).toBe('degraded');
    expect(readiness({ database: BAD, schema: OK, temporal: OK }).status).toBe('unready');
    expect(readiness({ database: OK, schema: BAD, temporal: OK }).status).toBe('unready');
  });

  it('tells the kind of failure, never the message of a driver', async () => {
    const failure = Object.assign(new Error('connect postgres://u:s3cret@db'), { code: 'ECONNREFUSED' });
    expect(await attempt(() => Promise.reject(failure))).toEqual({ ok: false, detail: 'ECONNREFUSED' });
    expect(await attempt(() => Promise.reject(new Error('s3cret')))).toEqual({
      ok: false,
      detail: 'no answer',
    });
  });

  it('gives up on a check that does not answer', async () => {
    expect(await attempt(() => new Promise<string>(() => undefined), 5)).toMatchObject({ ok: false });
  });
});

describe('turns of the engine', () => {
  const now = new Date('2026-12-18T01:10:00Z');

  it('are late by their own measure', () => {
    const turns = engineTurns(
      { planner: '2026-12-18T01:09:00Z', outbox: '2026-12-18T01:08:30Z', reconciler: '2026-12-18T00:50:00Z' },
      now,
    );
    expect(turns.map((t) => [t.name, t.ageSeconds, t.late])).toEqual([
      ['planner', 60, false],
      ['sender', null, true],
      ['outbox', 90, true],
      ['reconciler', 1200, false],
    ]);
    expect(engineStatus(turns)).toBe('late');
  });

  it('are unknown before the first, which is not the same as late', () => {
    expect(engineStatus(engineTurns({}, now))).toBe('unknown');
  });
});
