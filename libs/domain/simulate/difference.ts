import type { IsoDate } from '#contracts';
import { localDate } from '../calendar/index.js';
import { isMail } from './load.js';
import type { SimulatedStep } from './step.js';

/** A step that only one of two runs sends, or that they send on two days. */
export interface StepDifference {
  kind: 'more' | 'fewer' | 'moved';
  /** The step as the later run has it; where it has none, as the earlier one had it. */
  step: SimulatedStep;
  from: IsoDate | null;
  to: IsoDate | null;
}

/** What a run under other rules sends otherwise, by day; a step that reaches nobody in either is no difference. */
export function differenceOf(
  before: readonly SimulatedStep[],
  after: readonly SimulatedStep[],
): StepDifference[] {
  const [was, is] = [byIdentity(before), byIdentity(after)];
  const found: StepDifference[] = [];
  for (const [identity, step] of is) {
    const old = was.get(identity);
    const [from, to] = [old === undefined ? null : dayOf(old), dayOf(step)];
    if (from === null) found.push({ kind: 'more', step, from, to });
    else if (from !== to) found.push({ kind: 'moved', step, from, to });
  }
  for (const [identity, step] of was) {
    if (!is.has(identity)) found.push({ kind: 'fewer', step, from: dayOf(step), to: null });
  }
  return found.sort(
    (a, b) => compare(firstDay(a), firstDay(b)) || compare(identityOf(a.step), identityOf(b.step)),
  );
}

function byIdentity(steps: readonly SimulatedStep[]): Map<string, SimulatedStep> {
  const sent = steps.filter((step) => isMail(step) && step.line.to.length > 0);
  return new Map(sent.map((step) => [identityOf(step), step]));
}

function identityOf({ subject: { programme, id }, line: { deadline }, key }: SimulatedStep): string {
  return [programme, id, deadline, key].join('|');
}

function dayOf({ line }: SimulatedStep): IsoDate {
  return localDate(line.at);
}

function firstDay({ from, to }: StepDifference): IsoDate {
  return [from, to].filter((day) => day !== null).sort()[0]!;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
