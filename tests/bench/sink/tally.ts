import type { Received } from './dialogue.js';

/** What came in since the last reset. Instants are milliseconds since 1970, of this machine's clock. */
export interface TallyReport {
  mails: number;
  /** Expected people who got a mail. */
  people: number;
  /** Expected people who got none. */
  lost: number;
  /** Mails beyond a person's first. */
  doubled: number;
  /** Mails to somebody who was not expected, or without a Message-ID of their own. */
  strange: number;
  firstAt: number | null;
  /** When half of the people had theirs. */
  halfAt: number | null;
  lastAt: number | null;
  meanBytes: number;
}

/** Counts accepted mails by person and by Message-ID. */
export class Tally {
  private readonly byPerson: Uint16Array;
  private readonly ids = new Set<string>();
  private mails = 0;
  private people = 0;
  private strange = 0;
  private bytes = 0;
  private firstAt: number | null = null;
  private halfAt: number | null = null;
  private lastAt: number | null = null;

  /** Person `n` has the address `n-…@…` with 0 ≤ n < `expected`. */
  constructor(private readonly expected: number) {
    this.byPerson = new Uint16Array(expected);
  }

  /** Answers whether everybody has a mail, the first time that is so. */
  add({ to, messageId, bytes }: Received, at: number): boolean {
    this.mails += 1;
    this.bytes += bytes;
    this.firstAt ??= at;
    this.lastAt = at;
    const person = Number.parseInt(to, 10);
    if (messageId === '' || this.ids.has(messageId) || !(person >= 0 && person < this.expected))
      this.strange += 1;
    this.ids.add(messageId);
    if (!(person >= 0 && person < this.expected)) return false;
    this.byPerson[person]! += 1;
    if (this.byPerson[person]! > 1) return false;
    this.people += 1;
    if (this.people === Math.ceil(this.expected / 2)) this.halfAt = at;
    return this.people === this.expected;
  }

  report(): TallyReport {
    const { mails, people, strange, firstAt, halfAt, lastAt } = this;
    const doubled = this.byPerson.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
    const meanBytes = mails === 0 ? 0 : Math.round(this.bytes / mails);
    const lost = this.expected - people;
    return { mails, people, lost, doubled, strange, firstAt, halfAt, lastAt, meanBytes };
  }
}
