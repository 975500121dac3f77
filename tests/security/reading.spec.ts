import { beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, SESSION_COOKIE } from '#identity';
import { withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { CAST, ROLES_IN_CAST, type Stage, setStage } from './cast.js';
import { changedTables, digestOfTables } from './digest.js';
import { inSample } from './sample.js';

/** Addresses of the page, and those that mails link to. */
const PAGES = [
  '/',
  '/dang-nhap',
  '/viec-cua-toi',
  '/nhiem-vu',
  '/cho-xu-ly',
  '/api/khong-co',
  '/assets/khong-co',
];

describe('reading changes nothing', () => {
  const database = withDatabase('reading');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let stage: Stage;
  let letter: string;

  beforeAll(async () => {
    stage = await setStage(api);
    await api.ask('POST', '/api/sign-in', { body: { email: 'can-bo@demo.example' } });
    letter = api.letters.at(-1)!.token;
    for (const id of Object.values(CAST)) await api.token(id);
  }, 60_000);

  const addresses = () => {
    const ids: Record<string, string[]> = {
      tasks: [stage.task.own, stage.draft.own, stage.task.other],
      cases: [stage.case.own],
      messages: [stage.mail.own],
      attachments: [stage.file.own],
      cycles: [stage.cycle.own],
    };
    const routes = ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
      const plain = path
        .replace(':unit', 'so-khcn')
        .replace(':code', 'khcn')
        .replace(':kind', 'urging')
        .replace(':file', 'indicators.csv');
      const kind = path.split('/')[2] ?? '';
      return plain.includes(':id') ? (ids[kind] ?? ['x']).map((id) => plain.replace(':id', id)) : [plain];
    });
    const queries = [
      `/api/attachments?task=${stage.task.own}`,
      '/api/stats?programme=khcn',
      `/api/cycles/${stage.cycle.own}/submissions/so-khcn?stage=don-vi`,
      `/api/cycles/${stage.cycle.own}/consolidation?stage=don-vi`,
      '/api/tasks?q=a&sort=-due&pageSize=200',
    ];
    return [...routes, ...queries, ...PAGES, `/nhiem-vu/${stage.task.own}`, `/dang-nhap/${letter}`];
  };

  it.each(['GET', 'HEAD'])(
    'by %s of every address, whoever asks',
    async (method) => {
      const secret = await api.identity.sessions.open('van-phong-1', 'spec');
      const before = await digestOfTables(database);
      for (const path of addresses()) {
        for (const role of ROLES_IN_CAST.filter((r) => inSample(method, path, r))) {
          const { status, body } = await api.ask(method, path, { as: CAST[role] });
          expect({ path, role, fault: status >= 500 }).toEqual({ path, role, fault: false });
          if (method === 'HEAD') expect(body).toBe('');
        }
        // As a mail scanner does it: with the cookie of whoever reads the mail, and with headers that invite a change.
        const headers = {
          Cookie: `${SESSION_COOKIE}=${secret}`,
          'Idempotency-Key': 'k',
          'If-Match': '"3"',
          'X-HTTP-Method-Override': 'DELETE',
        };
        expect((await api.ask(method, path, { headers })).status).toBeLessThan(500);
      }
      expect(changedTables(before, await digestOfTables(database))).toEqual([]);
    },
    120_000,
  );

  it('and the mailed link still works afterwards', async () => {
    const answer = await api.ask('POST', '/api/sign-in/verify', { body: { token: letter } });
    expect(answer.status).toBe(204);
  });

  it('a digest sees a single changed letter', async () => {
    const before = await digestOfTables(database);
    await database.ask(`UPDATE unit SET name = name || '.' WHERE code = 'so-khcn'`);
    expect(changedTables(before, await digestOfTables(database))).toEqual(['unit']);
  });
});
