import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Identity, type SignInLetter } from '#identity';
import { parseMailbox } from '#mail';
import { createLogger, Metrics, startTracing, type Tracing } from '#platform';
import { createApi } from '../../apps/api/app.js';
import { attachmentSettings } from '../../apps/api/attachments/settings.js';
import { tenOfficers } from '../support/story/cast.js';
import { Story } from '../support/story/index.js';
import { Collector } from '../support/traces/index.js';

/** Words that stand for personal data, one for every place where somebody can write. */
const CANARY = Object.fromEntries(
  [
    'person',
    'mailbox',
    'title',
    'deliverable',
    'note',
    'difficulty',
    'basis',
    'issuer',
    'document',
    'reason',
    'agent',
    'query',
    'refused',
    'header',
  ].map((place) => [place, `canary-${place}-7f3a`]),
) as Record<string, string>;
const ANY = /canary-[a-z]+-7f3a/g;
const found = (text: string) => [...new Set(text.match(ANY) ?? [])];

/** A task goes from its entry to an accepted deliverable, with mails on the way; every text in it is a canary. */
describe('personal data stays in the record and in the mail', () => {
  let story: Story;
  let url: string;
  let metrics: Metrics;
  let collector: Collector;
  let tracing: Tracing;
  const closers: (() => Promise<unknown>)[] = [];
  const log: string[] = [];
  const refusals: string[] = [];
  const letters: SignInLetter[] = [];
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    story = await Story.begin({ name: 'canary', at: '2026-11-02T03:00:00Z', seed: province });
    closers.push(() => story.end());
    collector = await Collector.open();
    closers.push(() => collector.close());
    tracing = (await startTracing(collector.url, 'api'))!;
    closers.push(() => tracing.close());
    process.env['STORY_LOG'] = 'debug';
    await story.startWorker({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    delete process.env['STORY_LOG'];
    await openApi();
    await aTaskFromEntryToAcceptance();
  }, 240_000);

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  }, 60_000);

  const province: Parameters<typeof Story.begin>[0]['seed'] = async (persistence) => {
    await tenOfficers(persistence);
    await persistence.directory.addUser({
      id: 'chim',
      email: `${CANARY['mailbox']}@demo.example`,
      name: CANARY['person']!,
      title: CANARY['person']!,
      memberships: [{ unit: 'so-khcn', role: 'officer' }],
      demo: true,
    });
  };

  async function openApi(): Promise<void> {
    const { persistence, clock } = story;
    const identity = new Identity(
      {
        directory: persistence.directory,
        codes: persistence.loginCodes,
        sessions: persistence.sessions,
        tokens: persistence.apiTokens,
        calendars: persistence.calendarAddresses,
      },
      {
        parseMailbox,
        send: (letter) => letters.push(letter),
        secret: 'k'.repeat(32),
        now: () => clock.now(),
      },
    );
    metrics = new Metrics('api');
    const stream = { write: (line: string) => void log.push(line) };
    const folder = story.log.replace(/\/[^/]*$/, '');
    const app = await createApi({
      settings: {
        publicUrl: 'http://localhost:3000',
        trustedProxies: [],
        pageFolder: folder,
        attachments: attachmentSettings({ DONDOC_HOME: folder, CLAMD_URL: undefined }),
        surroundings: { home: folder, certificates: { publicUrl: 'http://localhost:3000', files: {} } },
        webhookHosts: [],
        mailDomains: 'any',
      },
      persistence,
      identity,
      clock,
      temporal: { check: async () => 'trả lời' },
      logger: createLogger({ name: 'api', level: 'debug', stream }),
      metrics,
    });
    closers.push(() => app.close());
    const server = await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const person of ['chim', 'van-phong-1', 'kiem-tra']) {
      const { email } = (await persistence.reads.person(person))!;
      tokens.set(person, (await identity.tokens.create(email, '30d')).token);
    }
  }

  async function ask(as: string | null, method: string, path: string, body?: object, version?: number) {
    const response = await fetch(url + path, {
      method,
      headers: {
        'User-Agent': CANARY['agent']!,
        'X-Canary': CANARY['header']!,
        ...(as ? { Authorization: `Bearer ${tokens.get(as)}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (response.status >= 400) refusals.push(text);
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  async function give(as: string, id: string, command: object): Promise<void> {
    const { body } = await ask('van-phong-1', 'GET', `/api/tasks/${id}`);
    const answer = await ask(as, 'POST', `/api/tasks/${id}/commands`, command, body.version);
    expect({ command, status: answer.status }).toEqual({ command, status: 200 });
  }

  async function aTaskFromEntryToAcceptance(): Promise<void> {
    const created = await ask('van-phong-1', 'POST', '/api/tasks', {
      programme: 'khcn',
      code: '1.1',
      title: CANARY['title'],
      leadUnits: ['so-khcn'],
      officer: 'chim',
      basis: { title: CANARY['basis'], number: CANARY['document'], issuer: CANARY['issuer'] },
      deadlines: [{ id: 'm1', deliverable: CANARY['deliverable'], rule: { kind: 'by', date: '2026-11-05' } }],
    });
    expect(created.status).toBe(201);
    const id = created.body.id as string;
    await give('van-phong-1', id, { type: 'activate', assignedOn: '2026-11-02' });
    await story.untilQuiet();
    await story.throughSlots('2026-11-03');
    await give('chim', id, { type: 'acknowledge' });
    await give('chim', id, { type: 'report-progress', percent: 40, note: CANARY['note'] });
    await give('chim', id, { type: 'report-difficulty', note: CANARY['difficulty'] });
    await refusedRequests(id);
    await give('van-phong-1', id, { type: 'urge', note: CANARY['reason'] });
    await story.untilQuiet();
    await story.throughSlots('2026-11-06');
    await give('chim', id, {
      type: 'submit-deliverable',
      deadlineId: 'm1',
      note: CANARY['note'],
      documentNumber: CANARY['document'],
    });
    await story.untilQuiet();
    await give('kiem-tra', id, { type: 'return-deliverable', deadlineId: 'm1', note: CANARY['reason'] });
    await story.untilQuiet();
    await story.throughSlots('2026-11-09');
  }

  async function refusedRequests(id: string): Promise<void> {
    const { refused, query } = CANARY;
    const at = `/api/tasks/${id}/commands`;
    await ask('chim', 'POST', at, { type: 'report-progress', note: `${refused}\u0000` }, 1);
    await ask('chim', 'POST', at, { type: 'report-progress', note: refused }, 1);
    await ask('chim', 'POST', at, { type: 'suspend', reason: refused }, 1);
    await ask('chim', 'POST', at, { type: refused }, 1);
    await ask('chim', 'GET', `/api/tasks?q=${query}&sort=${query}`);
    await ask('chim', 'GET', `/api/tasks?q=${query}`);
    await ask(null, 'GET', `/api/people?q=${query}`);
    await ask(null, 'POST', '/api/sign-in', { email: `${CANARY['mailbox']}@demo.example` });
    await ask(null, 'POST', '/api/sign-in', { email: `${refused}@demo.example, x` });
    await ask(null, 'POST', '/api/sign-in/verify', { token: refused!.padEnd(43, 'x') });
    const { reads } = story.persistence;
    Object.defineProperty(reads, 'task', {
      configurable: true,
      value: () =>
        Promise.reject(
          Object.assign(new Error(`failed for ${CANARY['mailbox']}@demo.example`), {
            parameters: [CANARY['person']],
            detail: CANARY['note'],
          }),
        ),
    });
    await ask('chim', 'GET', `/api/tasks/${id}`);
    Reflect.deleteProperty(reads, 'task');
  }

  it('has come all the way into the record and into the mails of the officer', async () => {
    const mails = await story.inbox('chim');
    expect(mails.length).toBeGreaterThan(1);
    const seen = found(mails.map(({ text, html, raw }) => text + html + raw.toString('latin1')).join());
    expect(seen).toEqual(expect.arrayContaining([CANARY['title'], CANARY['deliverable'], CANARY['mailbox']]));
    const events = JSON.stringify(await story.persistence.dataSource.query('SELECT text FROM event'));
    expect(found(events)).toEqual(
      expect.arrayContaining([CANARY['note'], CANARY['difficulty'], CANARY['reason'], CANARY['title']]),
    );
  });

  it('stands in no event outside its text, which can be erased, but for the documents an act rests on', async () => {
    const rows = await story.persistence.dataSource.query(
      `SELECT type, actor, data, command_id FROM event WHERE (to_jsonb(event) - 'text')::text ~ 'canary-'`,
    );
    const documents = [CANARY['basis'], CANARY['issuer'], CANARY['document']];
    expect(found(JSON.stringify(rows)).filter((word) => !documents.includes(word))).toEqual([]);
  });

  it('stands in no line of the API’s log, at the level of debugging', () => {
    expect(log.length).toBeGreaterThan(20);
    expect(found(log.join(''))).toEqual([]);
    for (const token of tokens.values()) expect(log.join('')).not.toContain(token);
    for (const { token, code } of letters) {
      expect(log.join('')).not.toContain(token);
      expect(log.join('')).not.toContain(`"${code}"`);
    }
  });

  it('stands in no line of the worker’s log, at the level of debugging', async () => {
    const lines = await readFile(story.log, 'utf8');
    expect(lines).toContain('"level":"debug"');
    expect(found(lines)).toEqual([]);
  });

  it('stands in no measurement', async () => {
    const text = await metrics.text();
    expect(text).toContain('/api/tasks/:id');
    expect(found(text)).toEqual([]);
  });

  it('stands in no answer to a refused request', () => {
    expect(refusals.length).toBeGreaterThan(7);
    expect(found(refusals.join())).toEqual([]);
    expect(refusals.join()).not.toMatch(/\bat .*\(|node_modules|\.ts:/);
  });

  it('stands in no history of Temporal', async () => {
    const { address, namespace } = story.temporal;
    const connection = await Connection.connect({ address });
    closers.push(() => connection.close());
    const client = new Client({ connection, namespace });
    let events = 0;
    const kinds = new Set<string>();
    for await (const { workflowId, runId, type } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      const bytes = Buffer.from(temporal.api.history.v1.History.encode(history).finish());
      // Payloads are plain JSON, so what is in them stands in these bytes as it was written.
      expect({ workflowId, found: found(bytes.toString('utf8')) }).toEqual({ workflowId, found: [] });
      expect({ workflowId, found: found(workflowId) }).toEqual({ workflowId, found: [] });
      events += history.events?.length ?? 0;
      kinds.add(type);
    }
    expect(events).toBeGreaterThan(50);
    expect(kinds.size).toBeGreaterThan(1);
  });

  it('stands in no span, and the way of a letter and of a command is one trace each', async () => {
    await tracing.close();
    await story.stopWorkers();
    const spans = collector.spans();
    expect(found(collector.bodies.join())).toEqual([]);
    expect(collector.bodies.join()).not.toMatch(/@|host\.name|process\./);
    const ways = spans.map((span) => collector.wayTo(span).join(' > '));
    const request = 'POST /api/tasks/:id/commands';
    expect(ways).toContain(`${request} > outbox letter > smtp`);
    expect(ways).toContain(`${request} > outbox changed > signal taskWorkflow > activity planTask`);
    // What nobody asked for is not traced: the digests of a slot, and who wakes by a timer.
    expect(ways.filter((way) => way === 'smtp' || way === 'activity planTask')).toEqual([]);
    expect(ways).toContain('activity deliver');
  });
});
