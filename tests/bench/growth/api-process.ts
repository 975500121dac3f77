import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Persistence } from '#persistence';
import { type Child, untilReady } from '../../../apps/cli/embedded/children.js';
import type { Parts } from '../rig/parts.js';

const READY_MS = 60_000;
const TOKEN_MS = 6 * 3_600_000;

/** The product's API in a process of its own as in production, and tokens of those who ask it. */
export class BenchedApi {
  private constructor(
    readonly child: Child,
    readonly url: string,
    private readonly tokens: ReadonlyMap<string, string>,
  ) {}

  static async start(
    parts: Parts,
    to: { name: string; databaseUrl: string; port: number; tokens: ReadonlyMap<string, string> },
  ): Promise<BenchedApi> {
    const main = join(import.meta.dirname, '..', '..', '..', 'apps', 'api', 'main.js');
    const url = `http://127.0.0.1:${to.port}`;
    const child = await parts.start({
      name: to.name,
      command: process.execPath,
      args: ['--enable-source-maps', main],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        PORT: String(to.port),
        DATABASE_URL: to.databaseUrl,
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'Đôn Đốc <don-doc@bench.example>',
        PUBLIC_URL: url,
        DONDOC_HOME: parts.home.root,
        // The clock may be moved only where everything is on this machine.
        DONDOC_EMBEDDED: 'postgres,temporal,mail',
        LOG_LEVEL: 'error',
      },
    });
    const answers = () =>
      fetch(`${url}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      );
    await untilReady(child, answers, { timeoutMs: READY_MS });
    return new BenchedApi(child, url, to.tokens);
  }

  /** The text of the answer. @throws when it is not a success */
  read(who: string, path: string): Promise<string> {
    return this.ask(who, path, {});
  }

  /** A command to an aggregate of which this version was seen. @throws when it is refused */
  command(who: string, path: string, version: number, body: object): Promise<string> {
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomBytes(12).toString('hex'),
      'If-Match': `"${version}"`,
    };
    return this.ask(who, path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  private async ask(who: string, path: string, request: RequestInit): Promise<string> {
    const headers = { ...request.headers, Authorization: `Bearer ${this.tokens.get(who)}` };
    const response = await fetch(encodeURI(this.url + path), { ...request, headers });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} as ${who}: ${response.status} ${text.slice(0, 300)}`);
    return text;
  }
}

/** As an operator makes them: only hashes are kept. */
export async function makeTokens(
  { apiTokens }: Persistence,
  people: readonly string[],
): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  for (const personId of people) {
    const token = `dondoc_${randomBytes(24).toString('base64url')}`;
    const hash = createHash('sha256').update(token).digest('hex');
    const expiresAt = new Date(Date.now() + TOKEN_MS).toISOString();
    await apiTokens.create({ hash, personId, expiresAt });
    tokens.set(personId, token);
  }
  return tokens;
}
