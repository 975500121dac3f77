import { createWriteStream, readFileSync, type WriteStream } from 'node:fs';
import type { Evidence, Violation } from '../check/index.js';

/** What a run writes down, one line of JSON each. */
export type Entry =
  | { kind: 'begin'; seed: number; minutes: number }
  | { kind: 'day'; day: number; slot: string; mischief: string[] }
  | {
      kind: 'operation';
      day: number;
      what: string;
      by: string;
      subject: string;
      key: string;
      outcome: string;
      status: number | null;
    }
  | { kind: 'fault'; day: number; what: string; detail: string }
  | { kind: 'violation'; day: number; violation: Violation }
  | { kind: 'evidence'; part: string; value: unknown };

/** The log of a run. Its end is the evidence, so that another program can judge the run from the file alone. */
export class Journal {
  private readonly stream: WriteStream;
  private readonly counts = new Map<string, number>();
  private readonly began = performance.now();

  constructor(readonly file: string) {
    this.stream = createWriteStream(file, { flags: 'w' });
  }

  write(entry: Entry): void {
    const ms = Math.round(performance.now() - this.began);
    this.stream.write(`${JSON.stringify({ ms, ...entry })}\n`);
    if (entry.kind === 'operation') this.count(`operation ${entry.what} ${entry.outcome}`);
    if (entry.kind === 'fault') this.count(`fault ${entry.what}`);
    this.count(entry.kind);
  }

  /** Lists one item a line, everything else whole. */
  writeEvidence(evidence: Evidence): void {
    for (const [part, value] of Object.entries(evidence)) {
      if (!Array.isArray(value)) this.write({ kind: 'evidence', part, value });
      else for (const item of value) this.write({ kind: 'evidence', part: `${part}[]`, value: item });
    }
  }

  /** How often something was written, by its name: `fault`, or `operation submit-deliverable ok`. */
  times(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  /** Every name under a prefix with its number, the most frequent first. */
  tally(prefix: string): [name: string, times: number][] {
    return [...this.counts]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, times]): [string, number] => [name.slice(prefix.length), times])
      .sort((a, b) => b[1] - a[1]);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.stream.end(resolve));
  }

  private count(name: string): void {
    this.counts.set(name, this.times(name) + 1);
  }
}

/** The evidence of a finished run from its log. @throws when the run did not come to its end */
export function readEvidence(file: string): Evidence {
  const evidence: Record<string, unknown> = {
    ...{ given: [], taken: [], frozen: [], events: [], aggregates: [], slots: [] },
    ...{ calendars: [], policies: [], pinnedBefore: [], badLines: [], found: [] },
  };
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const entry = JSON.parse(line) as Entry;
    if (entry.kind !== 'evidence') continue;
    if (entry.part.endsWith('[]')) (evidence[entry.part.slice(0, -2)] as unknown[]).push(entry.value);
    else evidence[entry.part] = entry.value;
  }
  if (evidence['workflows'] === undefined)
    throw new Error(`${file}: the run has no end, so nothing to judge`);
  return evidence as unknown as Evidence;
}
