import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROUTES, SESSION_COOKIE } from '#identity';
import { type Asked, withApi } from '../support/api/index.js';
import { withDatabase } from '../support/database/index.js';
import { CAST, ROLES_IN_CAST, type RoleInCast, type Stage, setStage, UNIT_OF } from './cast.js';
import { EXPECTED, type Expected, type Subject } from './expected/routes.js';
import { rolesOf } from './expected/words.js';
import { inSample, say } from './sample.js';
import { type Headers, strangers } from './strangers.js';

type Whose = 'own' | 'other';
const WHOSE: readonly Whose[] = ['own', 'other'];
const UNSEEN = { 'If-Match': '"999999999"' };

describe('the matrix of routes, people and whose it is', () => {
  const database = withDatabase('access');
  const api = withApi(database, '2026-12-11T02:00:00Z');
  let stage: Stage;
  let nobodies: Record<string, Headers>;
  let sessions: Record<Whose, string>;
  let standIns: Record<Whose, string>;
  let size = 0;
  let before: unknown;

  beforeAll(async () => {
    stage = await setStage(api);
    nobodies = await strangers(api, database);
    standIns = { own: await absence('can-bo'), other: await absence('can-bo-2') };
    before = await recorded();
    await reopen();
  }, 60_000);

  afterAll(() => say(`access: ${ROUTES.length} routes, ${size} cells of route × person × whose asked`));

  /** Whoever may end a session has ended it. */
  async function reopen(): Promise<void> {
    sessions = { own: await openSession('can-bo'), other: await openSession('can-bo-2') };
  }

  async function openSession(person: string): Promise<string> {
    const secret = await api.identity.sessions.open(person, 'spec');
    return createHash('sha256').update(secret).digest('hex').slice(0, 16);
  }

  /** Later than the stage: nobody acts for anybody while the matrix is asked. */
  async function absence(person: string): Promise<string> {
    const days = { since: '2027-03-01', until: '2027-03-05' };
    const naming = { person, by: null, scope: 'work' as const, document: null, ...days };
    return (await api.persistence.standIns.name(naming, { id: person })).id;
  }

  const recorded = () => database.ask('SELECT id, seq, version, head_hash FROM aggregate ORDER BY id');

  /** What stands for `:id` in an address, and for the row in a list. */
  const subject = (of: Subject, whose: Whose): string =>
    ({
      task: stage.task[whose],
      case: stage.case[whose],
      mail: stage.mail[whose],
      file: stage.file[whose],
      files: stage.task[whose],
      session: sessions[whose],
      cycle: stage.cycle[whose],
      amendment: stage.amendment[whose],
      recommendation: stage.recommendation[whose],
      'stand-in': standIns[whose],
      person: whose === 'own' ? 'can-bo' : 'can-bo-2',
      unit: whose === 'own' ? 'so-khcn' : 'so-tai-chinh',
    })[of];

  const address = (path: string, expected: Expected, whose: Whose = 'own') => {
    const plain = path
      .replace(':code', 'khcn')
      .replace(':kind', 'urging')
      .replace(':file', 'indicators.csv')
      .replace(':format', 'xlsx');
    if (expected.kind === 'list') return expected.query ? `${plain}?${expected.query}` : plain;
    if (expected.kind !== 'one') return plain;
    const id = subject(expected.of, whose);
    if (expected.of === 'files') return `${plain}?task=${id}`;
    const query = expected.query === undefined ? '' : `?${expected.query}`;
    return `${plain.replace(':id', id).replace(':unit', UNIT_OF[whose])}${query}`;
  };

  const given = (expected: Expected) => ({
    ...('body' in expected && expected.body ? { body: expected.body } : {}),
    ...('ifMatch' in expected && expected.ifMatch ? { headers: UNSEEN } : {}),
  });

  const listed = (of: Subject, { body }: Asked): string[] =>
    of === 'unit'
      ? body.byUnit.map((row: { unit: { code: string } }) => row.unit.code)
      : body.items.map((item: { id: string }) => item.id);

  const wrong: string[] = [];
  const check = (cell: string, got: unknown, wanted: unknown) => {
    size += 1;
    if (got !== wanted) wrong.push(`${cell}: ${String(got)} instead of ${String(wanted)}`);
  };

  it('has a hand-written expectation for every route, and none for another', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(ROUTES.map((r) => `${r.method} ${r.path}`).sort());
  });

  it.each(ROUTES.map((r) => [`${r.method} ${r.path}`, r] as const))('%s', async (name, { method, path }) => {
    const expected = EXPECTED[name]!;
    wrong.length = 0;
    for (const role of ROLES_IN_CAST) {
      const as = CAST[role];
      switch (expected.kind) {
        case 'anyone': {
          if (!inSample(name, role)) break;
          const { status } = await api.ask(method, address(path, expected), { as, ...given(expected) });
          check(`${role}`, status, expected.passes);
          break;
        }
        case 'same': {
          if (!inSample(name, role)) break;
          const { status } = await api.ask(method, address(path, expected), { as, ...given(expected) });
          check(role, status, rolesOf(expected.roles).has(role) ? expected.passes : 403);
          if (status === 204) await reopen();
          break;
        }
        case 'list': {
          if (!inSample(name, role)) break;
          const answer = await api.ask(method, address(path, expected), { as });
          check(role, answer.status, 200);
          const found = listed(expected.of, answer);
          for (const whose of WHOSE) {
            const wanted = rolesOf(expected[whose]).has(role);
            check(`${role} finds ${whose}`, found.includes(subject(expected.of, whose)), wanted);
          }
          break;
        }
        case 'one':
          for (const whose of WHOSE) {
            if (!inSample(name, role, whose)) continue;
            const { status } = await api.ask(method, address(path, expected, whose), {
              as,
              ...given(expected),
            });
            check(`${role} ${whose}`, status, oneAnswers(expected, role, whose));
            if (status === 204 && expected.of === 'session') await reopen();
          }
      }
    }
    expect(wrong).toEqual([]);
  });

  const oneAnswers = (expected: Expected & { kind: 'one' }, role: RoleInCast, whose: Whose): number => {
    if (rolesOf(expected[whose]).has(role)) return expected.passes;
    return expected.of === 'session' ? 404 : 403;
  };

  // Open routes last: one of them is signing out, which would end what must be refused by itself.
  const shutFirst = [...ROUTES].sort((a, b) => Number(a.access === 'anyone') - Number(b.access === 'anyone'));
  it.each(shutFirst.map((r) => [`${r.method} ${r.path}`, r] as const))(
    '%s for whoever is nobody',
    async (name, { method, path }) => {
      const expected = EXPECTED[name]!;
      wrong.length = 0;
      for (const [who, headers] of Object.entries(nobodies)) {
        if (!inSample(name, who)) continue;
        const asked = given(expected);
        const answer = await api.ask(method, address(path, expected), {
          ...asked,
          headers: { ...asked.headers, ...headers },
        });
        check(who, answer.status, expected.kind === 'anyone' ? expected.passes : 401);
        if (expected.kind !== 'anyone') check(who, answer.headers.get('www-authenticate'), 'Bearer');
      }
      expect(wrong).toEqual([]);
    },
  );

  it('is the same for a live session as for a bearer', async () => {
    const secret = await api.identity.sessions.open('can-bo', 'spec');
    const headers = { Cookie: `${SESSION_COOKIE}=${secret}` };
    for (const whose of WHOSE) {
      const { status } = await api.ask('GET', `/api/tasks/${stage.task[whose]}`, { headers });
      expect({ whose, status }).toEqual({ whose, status: whose === 'own' ? 200 : 403 });
    }
  });

  it('has changed nothing', async () => {
    expect(await recorded()).toEqual(before);
  });
});
