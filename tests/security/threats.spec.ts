import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { THREATS } from './expected/threats.js';
import { say } from './sample.js';

const ROOT = join(import.meta.dirname, '..', '..');

describe('the threats', () => {
  const database = withDatabase('threats');
  const api = withApi(database, '2026-12-11T02:00:00Z');

  afterAll(() => {
    for (const { no, name, tests, deferred } of THREATS) {
      const proven = tests.map(([file, test]) => `${file.split('/').at(-1)} “${test}”`);
      say(
        `threat ${no} ${name}: ${proven.join(' · ') || 'no test'}${deferred ? ` (not yet: ${deferred})` : ''}`,
      );
    }
    const proven = THREATS.filter(({ tests }) => tests.length > 0);
    say(
      `threats: ${proven.length} of ${THREATS.length} with tests, ${THREATS.length - proven.length} deferred`,
    );
  });

  it('are all there, each with a test or a reason', () => {
    expect(THREATS.map(({ no }) => no)).toEqual(Array.from({ length: 31 }, (_, i) => i + 1));
    expect(THREATS.filter(({ tests, deferred }) => tests.length === 0 && !deferred)).toEqual([]);
  });

  it.each(THREATS.map((threat) => [threat.no, threat] as const))(
    'threat %d names tests that exist',
    async (_, { tests }) => {
      for (const [file, test] of tests) {
        const source = await readFile(join(ROOT, file), 'utf8');
        // In the name of a test, not anywhere in the file.
        const named = source.match(/(?:\bit|\bdescribe|\]|\)|>)\(\s*(['"`])[^\n]*?\1,/g) ?? [];
        const there = named.some((name) => name.includes(test));
        expect({ file, test, there }).toEqual({ file, test, there: true });
      }
    },
  );

  it.each([
    ['who asks', () => api.identity.authenticator, 'identify'],
    ['what the directory says', () => api.persistence.directory, 'current'],
    ['how often they wrote', () => api.identity.writes, 'takeOf'],
  ] as const)('a guard that fails lets nobody through: %s', async (_, of, method) => {
    const as = 'van-phong-1';
    await api.token(as);
    Object.defineProperty(of(), method, {
      configurable: true,
      value: () => {
        throw new Error('canary: guard');
      },
    });
    const answer = await api.ask('POST', '/api/tasks', {
      as,
      body: { programme: 'khcn', code: '7.7', title: 'Việc' },
    });
    Reflect.deleteProperty(of(), method);
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toMatch(/canary|stack|\bat /);
    expect(await database.ask(`SELECT 1 FROM task WHERE code = '7.7'`)).toEqual([]);
  });
});
