/** What a burst is measured on: everybody is to have one mail, from an instant on. */
export interface Contender {
  readonly name: string;
  /** `limit`: what the machine allows when nothing is kept; a ratio to it says what durability costs. */
  readonly role: 'product' | 'peer' | 'limit';
  /** Measured once, from the instant to the last mail that the mail server accepted. */
  burst(): Promise<Burst>;
}

export interface Burst {
  /** The instant T at which mail was due, in milliseconds since 1970 of this machine's clock. */
  at: number;
  firstAt: number;
  halfAt: number;
  lastAt: number;
  mails: number;
  lost: number;
  doubled: number;
  /** To nobody who was expected, or with a Message-ID seen before. */
  strange: number;
  meanBytes: number;
  /** Load of other processes just before, in percent of the whole machine; null where it cannot be read. */
  othersBefore: number | null;
  /** Seconds of one core that each part used from T to the last mail; `others` is everything not ours. */
  cpu: Record<string, number>;
  /** What else is worth knowing of this run. */
  notes: Record<string, string | number>;
}
