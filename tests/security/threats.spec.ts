import { afterAll, describe, expect, it } from '@jest/globals';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { proven } from '../support/proven/index.js';
import { say } from './sample.js';

describe('the threats', () => {
  const database = withDatabase('threats');
  const api = withApi(database, '2026-12-11T02:00:00Z');

  afterAll(() => {
    const threats = proven('Threats');
    for (const { no, name, tests } of threats) {
      const shown = tests.map(({ file, test }) => `${file.split('/').at(-1)} “${test}”`);
      say(`threat ${no} ${name}: ${shown.join(' · ')}`);
    }
    say(`threats: ${threats.length}, each with its tests (docs/operations/faults-and-threats.md)`);
  });

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
