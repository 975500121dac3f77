import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROUTES } from '#identity';
import { type Asked, withApi } from '../support/api/index.js';
import { versionOf } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';
import { type Stage, setStage } from './cast.js';
import { changedTables, digestOfTables } from './digest.js';
import { CASE_COMMANDS, COMMANDS } from './expected/commands.js';
import { ASSIGNED, INJECTIONS, POLLUTIONS, QUESTIONS } from './expected/corpus.js';
import { sendRaw } from './raw.js';
import { inSample } from './sample.js';

/** Marks of what an attacker would like to see come back. */
const LEAKS =
  /\bat [\w.<>]+ \(|node_modules|\.ts:\d|TypeORM|QueryFailed|syntax error at|pg_|SELECT |ZodError/;

jest.setTimeout(120_000);
/** Every injection in every address is thousands of requests; a sixth of them run in `npm test`. */
const WHOLE_MS = 600_000;

describe('input that means harm', () => {
  const database = withDatabase('input');
  const api = withApi(database, '2026-12-11T02:00:00Z', {
    writeRates: { perPerson: { burst: 1e6, perSecond: 1 }, perAddress: { burst: 1e6, perSecond: 1 } },
  });
  const as = 'van-phong-1';
  let stage: Stage;
  let before: Record<string, string>;

  beforeAll(async () => {
    stage = await setStage(api);
    await api.token(as);
    await api.token('quan-tri');
    before = await digestOfTables(database);
  }, 60_000);

  afterEach(async () => {
    expect(changedTables(before, await digestOfTables(database))).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  /** A refusal in our own words, or an answer; never a fault of ours, never a word of how it is made. */
  function harmless(answer: Asked, allowed: readonly number[], said = ''): void {
    const { status } = answer;
    expect({ said, status, right: allowed.includes(status) }).toEqual({ said, status, right: true });
    if (answer.status >= 400) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      // A refusal may repeat the word that was asked for, and nothing else.
      expect(JSON.stringify({ ...answer.body, detail: answer.body.detail.replace(said, '') })).not.toMatch(
        LEAKS,
      );
    }
    expect(answer.headers.getSetCookie()).toEqual([]);
  }

  it.each(Object.entries(QUESTIONS))('in the questions of %s', async (path, names) => {
    const whole = (await api.ask('GET', path, { as })).body.total as number | undefined;
    for (const name of names) {
      for (const text of INJECTIONS.filter((word) => inSample(path, name, word))) {
        const answer = await api.ask('GET', `${path}?${name}=${encodeURIComponent(text)}`, { as });
        harmless(answer, [200, 400]);
        // Nothing that was written turns a question into "everything".
        if (answer.status === 200 && whole) expect(answer.body.total).toBeLessThan(whole);
      }
      for (const form of [`${name}=a&${name}=b`, `${name}[]=a`, `${name}[$ne]=a`, `${name}[__proto__]=a`]) {
        harmless(await api.ask('GET', `${path}?${form}`, { as }), [400]);
      }
    }
    for (const stray of [
      '__proto__[polluted]=1',
      'constructor[prototype][polluted]=1',
      'debug=1',
      'include=*',
    ]) {
      harmless(await api.ask('GET', `${path}?${stray}`, { as }), [400]);
    }
  });

  it(
    'in every part of an address',
    async () => {
      for (const { method, path, access } of ROUTES.filter((r) => r.path.includes(':'))) {
        const asker = access === 'administrator' ? 'quan-tri' : as;
        for (const text of INJECTIONS.filter((word) => inSample(path, word))) {
          const at = path.replace(/:\w+/, encodeURIComponent(text));
          const unsafe = method === 'GET' ? {} : { headers: { 'If-Match': '"1"' } };
          const body = path.includes('cases') ? { type: 'send-up' } : { type: 'acknowledge' };
          const asked = { as: asker, ...unsafe, ...(method === 'POST' ? { body } : {}) };
          harmless(await api.ask(method, at, asked), [400, 404], text);
        }
      }
    },
    WHOLE_MS,
  );

  it.each([
    '/../../../../etc/passwd',
    '/assets/../../package.json',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%5c..%5cpackage.json',
    '/.env',
    '/.git/config',
    '/%2e%2e/%2e%2e/etc/passwd',
    '//etc/passwd',
    '/index.html%00.js',
    '/api/..%2f..%2f.env',
  ])('in the address of a file: %s', async (path) => {
    const answer = await sendRaw(api.url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).not.toMatch(/root:|"dependencies"|repositoryformatversion|DATABASE_URL/);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|301|400|403|404) /);
    // What is not a file of the page is the page itself, or a refusal.
    if (/^HTTP\/1\.1 200/.test(answer)) expect(answer).toContain('csp-nonce');
    if (/^HTTP\/1\.1 301/.test(answer)) expect(answer).not.toMatch(/Location: (\/\/|https?:)/i);
  });

  const bodies = (): { method: string; path: string; body: Record<string, unknown> }[] => [
    { method: 'POST', path: '/api/tasks', body: { programme: 'khcn', code: '8.1', title: 'Việc' } },
    ...Object.entries(COMMANDS).map(([type, { body }]) => ({
      method: 'POST',
      path: `/api/tasks/${stage.task.own}/commands`,
      body: { type, ...body },
    })),
    ...Object.entries(CASE_COMMANDS).map(([type, { body }]) => ({
      method: 'POST',
      path: `/api/cases/${stage.case.own}/commands`,
      body: { type, ...body },
    })),
    { method: 'POST', path: '/api/sign-in', body: { email: 'can-bo@demo.example' } },
    { method: 'POST', path: '/api/sign-in/verify', body: { token: 'x'.repeat(43) } },
  ];

  it('in a field that is not the asker’s to set, on every body', async () => {
    for (const { method, path, body } of bodies()) {
      for (const [name, value] of Object.entries(ASSIGNED)) {
        if (Object.hasOwn(body, name) || !inSample(path, String(body['type']), name)) continue;
        const answer = await api.ask(method, path, {
          as,
          body: { ...body, [name]: value },
          headers: { 'If-Match': '"999999999"' },
        });
        harmless(answer, [400], `${path} ${name}`);
      }
      for (const pollution of POLLUTIONS.filter((p) => inSample(path, String(body['type']), p))) {
        const text = `${JSON.stringify(body).slice(0, -1)},${pollution.slice(1)}`;
        harmless(
          await api.ask(method, path, { as, body: text, headers: { 'If-Match': '"999999999"' } }),
          [400],
          `${path} ${text}`,
        );
      }
    }
  });

  it('in the form of a body', async () => {
    const path = `/api/tasks/${stage.task.own}/commands`;
    const seen = { 'If-Match': `"${await versionOf(api, stage.task.own)}"` };
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    const TEXTS: Record<string, [string, readonly number[]]> = {
      'not JSON': ['{"type":', [400]],
      'two values': ['{"type":"acknowledge"}{}', [400]],
      'a bare value': ['"acknowledge"', [400]],
      'a bare null': ['null', [400]],
      'a list': ['[{"type":"acknowledge"}]', [400]],
      nothing: ['', [400]],
      'a comment': ['{"type":"acknowledge"/**/}', [400]],
      'a number without end': ['{"type":"report-progress","note":"x","percent":1e999}', [400]],
      'a number for a text': ['{"type":"report-progress","note":1}', [400]],
      'an object for a text': ['{"type":"report-progress","note":{"$gt":""}}', [400]],
      'a list for a text': ['{"type":"report-progress","note":["x"]}', [400]],
      'twenty-one levels': [nested(21), [400]],
      'ten thousand levels': [nested(10_000), [400]],
      'a hundred thousand lists': [`[`.repeat(100_000) + `]`.repeat(100_000), [400]],
      'a hundred thousand keys': [`{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":1`).join()}}`, [400]],
      'a NUL': ['{"type":"report-progress","note":"a\\u0000b"}', [400]],
      'a NUL in a name': ['{"type":"acknowledge","a\\u0000":1}', [400]],
      'half a character': ['{"type":"report-progress","note":"\\ud800"}', [400]],
      'a path': ['{"type":"submit-deliverable","deadlineId":"../x"}', [400]],
      'a file to read': ['{"type":"report-progress","note":{"path":"/etc/passwd"}}', [400]],
      'a page to read': ['{"type":"report-progress","note":{"href":"http://127.0.0.1/"}}', [400]],
      'a text over 1 MB': [JSON.stringify({ type: 'report-progress', note: 'x'.repeat(1_100_000) }), [413]],
    };
    for (const [name, [body, allowed]] of Object.entries(TEXTS)) {
      const answer = await api.ask('POST', path, { as, body, headers: seen });
      expect({ name, status: answer.status }).toEqual({ name, status: allowed[0] });
      harmless(answer, allowed, name);
    }
    for (const type of [
      'text/plain',
      'text/plain; a=application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/json; charset=utf-7',
      'application/json; charset=x"y',
    ]) {
      const answer = await api.ask('POST', path, {
        as,
        body: '{"type":"acknowledge"}',
        headers: { ...seen, 'Content-Type': type },
      });
      harmless(answer, [400], type);
    }
  });

  it('in bytes that no library sends', async () => {
    const token = await api.token(as);
    const request = (body: Buffer, ...lines: string[]) =>
      Buffer.concat([
        Buffer.from(
          [
            `POST /api/tasks/${stage.task.own}/commands HTTP/1.1`,
            'Host: x',
            `Authorization: Bearer ${token}`,
            'Content-Type: application/json',
            'If-Match: "999999999"',
            'Connection: close',
            ...lines,
            '',
            '',
          ].join('\r\n'),
          'latin1',
        ),
        body,
      ]);
    const invalid = Buffer.concat([
      Buffer.from('{"type":"report-progress","note":"'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from('"}'),
    ]);
    const bomb = gzipSync(
      Buffer.from(JSON.stringify({ type: 'report-progress', note: 'x'.repeat(50_000_000) })),
    );
    const fine = Buffer.from('{"type":"acknowledge"}');
    const long = (bytes: Buffer) => `Content-Length: ${bytes.length}`;
    const answers: Record<string, [Promise<string>, RegExp]> = {
      'invalid UTF-8': [sendRaw(api.url, request(invalid, long(invalid))), /^HTTP\/1\.1 400 /],
      'a zip bomb': [
        sendRaw(api.url, request(bomb, long(bomb), 'Content-Encoding: gzip')),
        /^HTTP\/1\.1 413 /,
      ],
      'an unknown coding': [
        sendRaw(api.url, request(fine, long(fine), 'Content-Encoding: x')),
        /^HTTP\/1\.1 400 /,
      ],
      'two lengths': [sendRaw(api.url, request(fine, long(fine), 'Content-Length: 5')), /^HTTP\/1\.1 400 /],
      'a length and chunks': [
        sendRaw(api.url, request(fine, long(fine), 'Transfer-Encoding: chunked')),
        /^HTTP\/1\.1 400 /,
      ],
      'a header without end': [
        sendRaw(api.url, request(fine, long(fine), `X-A: ${'a'.repeat(70_000)}`)),
        /^HTTP\/1\.1 431 /,
      ],
      'a broken header': [sendRaw(api.url, request(fine, long(fine), 'X-A: a\0b')), /^HTTP\/1\.1 400 /],
      'no protocol': [sendRaw(api.url, 'hello\r\n\r\n'), /^HTTP\/1\.1 400 /],
    };
    for (const [name, [answer, wanted]] of Object.entries(answers)) {
      const text = await answer;
      const first = text.split('\r\n')[0];
      expect({ name, first, right: wanted.test(text) }).toEqual({ name, first, right: true });
      expect(text).not.toMatch(LEAKS);
    }
  });

  it('in headers', async () => {
    const path = `/api/tasks/${stage.task.own}/commands`;
    const body = { type: 'acknowledge' };
    const asked: Record<string, string>[] = [
      { 'If-Match': '*' },
      { 'If-Match': 'W/"1"' },
      { 'If-Match': '"1", "2"' },
      { 'If-Match': '-1' },
      { 'If-Match': '1e3' },
      { 'If-Match': '"1"', 'Idempotency-Key': 'a b' },
      { 'If-Match': '"1"', 'Idempotency-Key': 'k'.repeat(201) },
    ];
    for (const headers of asked) {
      harmless(await api.ask('POST', path, { as, body, headers }), [400]);
    }
    const tricks = { 'X-Original-URL': '/api/people', 'X-Rewrite-URL': '/api/people', Host: 'evil.example' };
    const me = await api.ask('GET', '/api/me', { as, headers: tricks });
    expect(me.body.id).toBe(as);
    const created = await sendRaw(
      api.url,
      'GET /nhiem-vu HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(created).not.toContain('evil.example');
  });
});
