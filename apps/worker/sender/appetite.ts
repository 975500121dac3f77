/** Mails in hand at once, for each connection to the server, at least: none of them waits for the next fetch. */
const LEAST_PER_CONNECTION = 4;
const MOST = 500;
/** So long a stretch of work is in hand; a HOLD lets no more than that go out. */
const STRETCH_MS = 250;

/**
 * How many mails are in hand at once: as many as the mail server lately took in a quarter of a second. A quick server
 * gets them in few fetches; of a slow one's mails most stay in the queue, where HOLD and other workers find them.
 */
export class Appetite {
  private since: number | null = null;
  private done = 0;
  private atOnce: number;
  private readonly least: number;

  constructor(connections: number) {
    this.least = connections * LEAST_PER_CONNECTION;
    this.atOnce = this.least;
  }

  /** One more mail is out of hand. */
  finished(): void {
    this.done += 1;
  }

  /** How many more to fetch when so many are in hand, at a moment in milliseconds: none before half of them are gone. */
  room(inHand: number, at: number): number {
    if (inHand > this.atOnce / 2) return 0;
    if (this.since !== null && at > this.since && this.done >= this.least / 2) {
      const pace = (this.done * STRETCH_MS) / (at - this.since);
      this.atOnce = Math.round(Math.min(MOST, Math.max(this.least, pace)));
    }
    this.since = at;
    this.done = 0;
    return Math.max(0, this.atOnce - inHand);
  }

  /** Nothing was left to do for a while: what is known of the pace is old. */
  rest(): void {
    this.since = null;
  }
}
