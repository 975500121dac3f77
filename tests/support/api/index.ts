import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Identity, type SignInLetter, type WriteRates } from '#identity';
import { parseMailbox } from '#mail';
import { Persistence } from '#persistence';
import { createLogger, Metrics, realClock } from '#platform';
import { createApi } from '../../../apps/api/app.js';
import { type AttachmentSettings, attachmentSettings } from '../../../apps/api/attachments/settings.js';
import { organisationPorts } from '../../../apps/api/sign-in/organisation-ports.js';
import { StandingClock, type TestDatabase } from '../database/index.js';
import { smallProvince } from '../database/province.js';

export interface Asked {
  status: number;
  headers: Headers;
  /** Parsed JSON, or the text of another kind. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  body: any;
}

interface Ask {
  /** A person's id: asked with a bearer token of theirs. */
  as?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface ApiOptions {
  trustedProxies?: readonly string[];
  writeRates?: WriteRates;
  attachments?: Partial<AttachmentSettings>;
  webhookHosts?: readonly string[];
  /** The provider of the organisation's sign-in; asked when the API is opened. */
  organisation?: () => { issuer: string; secret?: string; claim?: string };
  byMail?: boolean;
  /** What stands in the database; without it the small province. */
  province?: (persistence: Persistence) => Promise<void>;
  /** The real time of sign-in, sessions and limits. */
  now?: () => Date;
}

export interface TestApi {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly persistence: Persistence;
  readonly identity: Identity;
  readonly clock: StandingClock;
  /** Sign-in mails that would have been sent. */
  readonly letters: SignInLetter[];
  /** Lines of the log. */
  readonly log: string[];
  temporalAnswers: boolean;
  ask(method: string, path: string, ask?: Ask): Promise<Asked>;
  token(person: string): Promise<string>;
}

export const INDEX_HTML =
  '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script src="/assets/a-1.js"></script>';

function organisationOf({ organisation, now }: ApiOptions, persistence: Persistence, access: Persistence) {
  if (organisation === undefined) return {};
  const { issuer, secret, claim } = organisation();
  const env = {
    ...{ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'dondoc', OIDC_CLIENT_SECRET: secret },
    ...{ OIDC_SCOPE: 'openid email', OIDC_PERSON_CLAIM: claim ?? 'email' },
    PUBLIC_URL: 'http://localhost:3000',
  };
  return organisationPorts(env, { persistence, access, now: now ?? (() => realClock().now()) });
}

/** The whole API over a real PostgreSQL, with the small province in it. Call once, after `withDatabase`. */
export function withApi(database: TestDatabase, now: string, options: ApiOptions = {}): TestApi {
  const clock = new StandingClock(now);
  const opened: {
    app?: NestExpressApplication;
    persistence?: Persistence;
    identity?: Identity;
    folder?: string;
  } = {};
  const letters: SignInLetter[] = [];
  const log: string[] = [];
  const tokens = new Map<string, string>();
  let url = '';

  beforeAll(async () => {
    const dataSource = await database.dataSource('app', 12);
    const persistence = new Persistence(dataSource, clock);
    await (options.province ?? smallProvince)(persistence);
    const access = new Persistence(dataSource, realClock());
    const identity = new Identity(
      {
        directory: persistence.directory,
        codes: access.loginCodes,
        sessions: access.sessions,
        tokens: access.apiTokens,
        calendars: access.calendarAddresses,
      },
      {
        parseMailbox,
        send: (letter) => letters.push(letter),
        secret: 'k'.repeat(32),
        now: options.now ?? (() => realClock().now()),
        ...(options.writeRates === undefined ? {} : { writeRates: options.writeRates }),
        ...(options.byMail === undefined ? {} : { byMail: options.byMail }),
        ...organisationOf(options, persistence, access),
      },
    );
    const folder = await mkdtemp(join(tmpdir(), 'dondoc-page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), INDEX_HTML);
    await writeFile(join(folder, 'assets/a-1.js'), 'export {};');
    const app = await createApi({
      settings: {
        publicUrl: 'http://localhost:3000',
        trustedProxies: options.trustedProxies ?? [],
        pageFolder: folder,
        attachments: {
          ...attachmentSettings({ DONDOC_HOME: folder, CLAMD_URL: undefined }),
          ...options.attachments,
        },
        surroundings: { home: folder, certificates: { publicUrl: 'http://localhost:3000', files: {} } },
        webhookHosts: options.webhookHosts ?? [],
        mailDomains: ['demo.example', 'tinh.example'],
      },
      persistence,
      identity,
      clock,
      temporal: { check: async () => (api.temporalAnswers ? 'trả lời' : Promise.reject(new Error('away'))) },
      logger: createLogger({
        name: 'api',
        level: 'debug',
        stream: { write: (line: string) => void log.push(line) },
      }),
      metrics: new Metrics('api'),
    });
    const server = await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(opened, { app, persistence, identity, folder });
  }, 120_000);

  afterAll(async () => {
    await opened.app?.close();
    if (opened.folder) await rm(opened.folder, { recursive: true, force: true });
  });

  const api: TestApi = {
    get url() {
      return url;
    },
    get app() {
      return opened.app!;
    },
    get persistence() {
      return opened.persistence!;
    },
    get identity() {
      return opened.identity!;
    },
    clock,
    letters,
    log,
    temporalAnswers: true,
    async token(person) {
      const known = tokens.get(person);
      if (known) return known;
      const { token } = await api.identity.tokens.create(`${person}@demo.example`, '1h');
      tokens.set(person, token);
      return token;
    },
    async ask(method, path, { as, body, headers = {} } = {}) {
      const sent: Record<string, string> = { ...headers };
      if (as !== undefined) sent['Authorization'] = `Bearer ${await api.token(as)}`;
      if (body !== undefined) sent['Content-Type'] ??= 'application/json';
      const response = await fetch(url + path, {
        method,
        headers: sent,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const endless = response.headers.get('content-type')?.startsWith('text/event-stream');
      if (endless) await response.body?.cancel();
      const text = endless ? '' : await response.text();
      const json = response.headers.get('content-type')?.includes('json') && text !== '';
      return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
    },
  };
  return api;
}
