/** `limit`: what the machine allows when nothing is kept; a ratio to it says what the product's promises cost. */
export type Role = 'product' | 'peer' | 'limit';

/** What is measured beside others, in turns with them. */
export interface Contender {
  readonly name: string;
  readonly role: Role;
  /** Measured once; prepares and clears away by itself what one run needs. */
  measure(): Promise<Measurement>;
}

export interface Measurement {
  /** How long the measured part took, without preparations. */
  seconds: number;
  /** By `Figure.name` of the benchmark, in the unit it states there; what a contender does not have is left out. */
  figures: Readonly<Record<string, number>>;
  /** Load of other processes just before, in percent of the whole machine; null where it cannot be read. */
  othersBefore: number | null;
  /** Seconds of one core that each part used in the measured part; `others` is everything not ours. */
  cpu: Record<string, number>;
  /** What else is worth knowing of this run. */
  notes: Record<string, string | number>;
}
