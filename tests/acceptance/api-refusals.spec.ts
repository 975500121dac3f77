import { beforeAll, describe, expect, it } from '@jest/globals';
import { problem } from '#contracts';
import { type Asked, withApi } from '../support/api/index.js';
import { active, command, draft, PROFILE } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

/** What cannot be true is refused by field, and leaves no trace. */
describe('bad input', () => {
  const database = withDatabase('api_refusals');
  const api = withApi(database, '2026-11-22T02:00:00Z');
  let id: string;

  beforeAll(async () => {
    id = await draft(api, '1.1', { leadUnits: ['so-khcn'] });
  });

  const written = () =>
    database.ask(`SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM task) AS tasks,
                         (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM login_code) AS codes,
                         (SELECT count(*) FROM idempotency WHERE status IS NOT NULL) AS answers`);

  async function refused(status: number, fields: string[], ask: () => Promise<Asked>): Promise<Asked> {
    const before = await written();
    const answer = await ask();
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const said = problem.parse(answer.body);
    expect({ status: answer.status, said: said.status, fields: said.errors.map((e) => e.path) }).toEqual({
      status,
      said: status,
      fields,
    });
    expect(await written()).toEqual(before);
    return answer;
  }

  const rule = (given: object) => ({
    type: 'complete-profile',
    deadlines: [{ deliverable: 'Báo cáo', rule: given }],
  });
  const AT = 'deadlines.0.rule';

  it.each<[string, object, string[]]>([
    ['a date that does not exist', rule({ kind: 'by', date: '2027-02-30' }), [`${AT}.date`]],
    ['a date out of all range', rule({ kind: 'by', date: '1999-12-31' }), [`${AT}.date`]],
    ['a date in another form', rule({ kind: 'before', date: '20/12/2026' }), [`${AT}.date`]],
    [
      'a month and day that do not exist',
      rule({ kind: 'yearly-before', monthDay: '13-01', planYear: 2027 }),
      [`${AT}.monthDay`],
    ],
    ['an unknown period', rule({ kind: 'period', period: '2026-Q5' }), [`${AT}.period`]],
    ['an unknown rule', rule({ kind: 'whenever' }), [`${AT}.kind`]],
    ['an unknown roll', rule({ kind: 'by', date: '2026-12-19', roll: 'sideways' }), [`${AT}.roll`]],
    [
      'a count that is no number',
      rule({ kind: 'days-after', from: '2026-12-01', days: '5' }),
      [`${AT}.days`],
    ],
    ['a count below one', rule({ kind: 'working-days-after', from: '2026-12-01', days: 0 }), [`${AT}.days`]],
    ['an unknown field of a rule', rule({ kind: 'by', date: '2026-12-19', until: 'x' }), [`${AT}.until`]],
    ['an unknown field', { type: 'complete-profile', status: 'active' }, ['status']],
    [
      'a field that is the record’s own',
      { type: 'complete-profile', version: 1, demo: false },
      ['version', 'demo'],
    ],
    ['an unknown command', { type: 'delete' }, ['type']],
    ['no command', {}, ['type']],
    [
      'unknown units',
      { type: 'complete-profile', leadUnits: ['so-khcn', 'so-ma'], coordinatingUnits: ['x'] },
      ['leadUnits.1', 'coordinatingUnits.0'],
    ],
    ['a unit twice', { type: 'complete-profile', leadUnits: ['so-khcn', 'so-khcn'] }, ['leadUnits.1']],
    [
      'a unit that leads and coordinates',
      { type: 'complete-profile', coordinatingUnits: ['so-khcn'] },
      ['coordinatingUnits'],
    ],
    ['unknown people', { type: 'complete-profile', officer: 'ma', watcher: 'ma-2' }, ['officer', 'watcher']],
    ['a secret task', { type: 'complete-profile', classification: 'secret' }, ['classification']],
    [
      'two deadlines of one name',
      { type: 'complete-profile', deadlines: [1, 2].map(() => ({ ...PROFILE.deadlines[0] })) },
      ['deadlines.1.id'],
    ],
    ['an activation without the five', { type: 'activate' }, ['officer', 'deadlines', 'deadlines']],
    ['a NUL', { type: 'complete-profile', title: 'a\u0000b' }, ['title']],
    ['half a character', { type: 'complete-profile', title: 'a\ud800b' }, ['title']],
    ['an empty title', { type: 'complete-profile', title: '  ' }, ['title']],
    ['a title without end', { type: 'complete-profile', title: 'x'.repeat(501) }, ['title']],
  ])('%s', async (_, body, fields) => {
    await refused(400, fields, () => command(api, 'van-phong-1', id, body));
  });

  it('a deadline before its assignment', async () => {
    const early = await draft(api, '1.3', {
      ...PROFILE,
      deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-11-20' } }],
    });
    await refused(400, ['deadlines.0.rule'], () =>
      command(api, 'van-phong-1', early, { type: 'activate', assignedOn: '2026-11-21' }),
    );
    await refused(400, ['assignedOn'], () =>
      command(api, 'van-phong-1', early, { type: 'activate', assignedOn: '2026-11-23' }),
    );
  });

  it.each<[string, object, string[]]>([
    ['an unknown programme', { programme: 'x', code: '9.1', title: 'Việc' }, ['programme']],
    ['an impossible code', { programme: 'khcn', code: '../etc', title: 'Việc' }, ['code']],
    ['a task without a title', { programme: 'khcn', code: '9.1' }, ['title']],
    [
      'somebody else’s id',
      { programme: 'khcn', code: '9.1', title: 'Việc', id: 'khcn-1.1', heldBy: 'x' },
      ['id', 'heldBy'],
    ],
  ])('when a task is entered: %s', async (_, body, fields) => {
    await refused(400, fields, () => api.ask('POST', '/api/tasks', { as: 'van-phong-1', body }));
  });

  it('a code that is taken', async () => {
    await refused(409, ['code'], () =>
      api.ask('POST', '/api/tasks', {
        as: 'van-phong-1',
        body: { programme: 'khcn', code: '1.1', title: 'Việc' },
      }),
    );
  });

  it.each([
    'a@x.example, b@y.example',
    'a@x.example\r\nBcc: b@y.example',
    'Tên <a@x.example>',
    'a@x.example> <b@y.example',
    '<a@x.example>',
    '"a b"@x.example',
    'a@localhost',
    'a@[127.0.0.1]',
    'không-phải-thư',
  ])('an address that is not one strict mailbox: %j', async (email) => {
    await refused(400, ['email'], () => api.ask('POST', '/api/sign-in', { body: { email } }));
    expect(api.letters).toEqual([]);
  });

  it('a body over its limit', async () => {
    const body = { type: 'report-progress', note: 'x'.repeat(1_100_000) };
    await refused(413, [], () => command(api, 'van-phong-1', id, body));
  });

  it.each<[string, string, string, string[]]>([
    ['what is not JSON', '{"type":', 'application/json', ['']],
    ['a bare value', '"activate"', 'application/json', ['']],
    ['a form of another site', '{"type":"activate"}', 'text/plain', ['Content-Type']],
    ['a form', 'type=activate', 'application/x-www-form-urlencoded', ['Content-Type']],
    [
      'a prototype',
      '{"type":"activate","__proto__":{"role":"administrator"}}',
      'application/json',
      ['__proto__'],
    ],
  ])('%s', async (_, body, type, fields) => {
    await refused(400, fields, () =>
      command(api, 'van-phong-1', id, body as never, { 'Content-Type': type }),
    );
  });

  it.each<[string, string[]]>([
    ['page=0', ['page']],
    ['pageSize=201', ['pageSize']],
    ['pageSize=x', ['pageSize']],
    ['sort=password', ['sort']],
    ['status=draft,gone', ['status.1']],
    ['dueFrom=2026-02-30', ['dueFrom']],
    ['wish=1', ['wish']],
  ])('a question that makes no sense: %s', async (query, fields) => {
    await refused(400, fields, () => api.ask('GET', `/api/tasks?${query}`, { as: 'van-phong-1' }));
  });

  it('what would break a query', async () => {
    for (const word of ["'; DROP TABLE task; --", '%', '\\', '"', '$1', '{}']) {
      const asked = await api.ask('GET', `/api/tasks?q=${encodeURIComponent(word)}`, { as: 'van-phong-1' });
      expect(asked).toMatchObject({ status: 200, body: { total: 0 } });
    }
    await refused(400, [''], () => api.ask('GET', '/api/tasks?q=%00', { as: 'van-phong-1' }));
    await refused(400, [''], () => api.ask('GET', '/api/tasks/%00', { as: 'van-phong-1' }));
    await refused(400, [''], () => api.ask('GET', '/api/tasks/%E0%A4%A', { as: 'van-phong-1' }));
  });

  it('says only a code of the trouble when the fault is ours', async () => {
    const { units } = await api.persistence.directory.current();
    Object.defineProperty(api.persistence.reads, 'taskState', {
      configurable: true,
      value: () => Promise.reject(new Error('canary: postgres://u:p@db failed')),
    });
    const answer = await refused(500, [], () => api.ask('GET', `/api/tasks/${id}`, { as: 'van-phong-1' }));
    Reflect.deleteProperty(api.persistence.reads, 'taskState');
    expect(units.size).toBeGreaterThan(0);
    expect(JSON.stringify(answer.body)).not.toContain('canary');
    const logged = api.log.find((line) => line.includes(answer.body.trace) && line.includes('canary'));
    expect(logged).toBeDefined();
    expect(logged).not.toContain('u:p@');
  });

  it('takes Vietnamese in one form, however it was typed', async () => {
    const decomposed = 'Kế hoạch'.normalize('NFD');
    const answer = await command(api, 'van-phong-1', id, { type: 'complete-profile', title: decomposed });
    expect(answer.body.task.title).toBe('Kế hoạch'.normalize('NFC'));
  });

  it('a person who submits does not accept', async () => {
    const own = await active(api, '1.4', { ...PROFILE, officer: 'kiem-tra' });
    expect(
      await command(api, 'kiem-tra', own, { type: 'submit-deliverable', deadlineId: 'm1' }),
    ).toMatchObject({ status: 200 });
    await refused(403, [], () =>
      command(api, 'kiem-tra', own, { type: 'accept-deliverable', deadlineId: 'm1' }),
    );
  });
});
