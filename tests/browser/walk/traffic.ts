import type { Page, Request } from 'playwright-core';

const STREAM = '/api/stream';
/** Questions that follow from answers; more of them than any screen has. */
const MOST_ROUNDS = 100;

/** What a page waits for; the stream of live updates never ends and does not count. */
export class Traffic {
  private readonly open = new Set<Request>();
  private waiting: (() => void)[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      if (!new URL(request.url()).pathname.startsWith(STREAM)) this.open.add(request);
    });
    page.on('requestfinished', (request) => this.over(request));
    page.on('requestfailed', (request) => this.over(request));
  }

  /** Nothing is asked any more, and what was answered stands on the page. */
  async settled(): Promise<void> {
    // Twice in a row: a part of a screen that came last may still have to be drawn, and ask in its turn.
    for (let round = 0, quiet = 0; round < MOST_ROUNDS; round += 1) {
      await this.still();
      const drawn = await this.page.evaluate(DRAWN);
      quiet = drawn && this.open.size === 0 ? quiet + 1 : 0;
      if (quiet === 2) return;
    }
    throw new Error(`${this.page.url()} goes on asking`);
  }

  private over(request: Request): void {
    this.open.delete(request);
    if (this.open.size > 0) return;
    const waiting = this.waiting;
    this.waiting = [];
    for (const wake of waiting) wake();
  }

  private still(): Promise<void> {
    return this.open.size === 0 ? Promise.resolve() : new Promise((wake) => this.waiting.push(wake));
  }
}

/** After two frames: the screen is there, and no outline of what is still to come. */
const DRAWN = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() =>
    resolve(document.querySelector('main') !== null && document.querySelector('[aria-label="Đang tải…"]') === null))))`;
