import { PENDING_COOKIE, SESSION_COOKIE } from '#identity';
import type { Asked, TestApi } from '../api/index.js';

const OWN_PAGE = { Origin: 'http://localhost:3000', 'Sec-Fetch-Site': 'same-origin' };

/** What a browser does when somebody signs in with the organisation's account; it keeps its cookies. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly api: TestApi) {}

  /** @returns the address of the provider's page */
  async begin(): Promise<string> {
    const answer = await this.ask('POST', '/api/sign-in/organisation');
    if (answer.status !== 200) throw new Error(`not begun: ${JSON.stringify(answer.body)}`);
    return (answer.body as { address: string }).address;
  }

  /** The page takes what the provider wrote into the address. */
  finish(back: URL): Promise<Asked> {
    return this.ask('POST', '/api/sign-in/organisation/verify', { query: back.search.slice(1) });
  }

  async ask(method: string, path: string, body?: unknown): Promise<Asked> {
    const Cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...OWN_PAGE, ...(Cookie === '' ? {} : { Cookie }) };
    const answer = await this.api.ask(method, path, { headers, ...(body === undefined ? {} : { body }) });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=') as [string, string];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  /** Who this browser is signed in as; null when nobody is. */
  async me(): Promise<string | null> {
    const { status, body } = await this.ask('GET', '/api/me');
    return status === 200 ? (body as { id: string }).id : null;
  }

  get holdsSession(): boolean {
    return this.cookies.has(SESSION_COOKIE);
  }

  get holdsPending(): boolean {
    return this.cookies.has(PENDING_COOKIE);
  }
}
