import type { DueRule, IsoDate } from '#contracts';
import type { ProgrammeSeed } from './programme-schema.js';
import type { ObligationSeed } from './schema.js';

/** One dated piece of an obligation, ready to become a live task. */
export interface ObligationInstance {
  /** `NV-01-2027` for plan year 2027; `NV-12` where there is only one. */
  code: string;
  obligationId: string;
  title: string;
  /** The debtor the document names; null where it names none. */
  leadUnit: string | null;
  /** Who holds it: the debtor, else the standing body. */
  heldBy: string;
  /** Our editable default (see `assigned.status` in the file). */
  assignedOn: IsoDate;
  assignedOnIsDefault: true;
  rule: DueRule;
  deliverable: string;
  basis: { document: string; line: number };
  planYear?: number;
  note?: string;
}

/**
 * Expands the obligations that have a date into dated instances; the others wait for the office's date.
 * Pure: same programme, same instances, in the order of the file.
 */
export function obligationInstances(
  programme: Pick<ProgrammeSeed, 'obligations' | 'standingBody'>,
): ObligationInstance[] {
  return programme.obligations.flatMap((o) => instancesOf(o, programme.standingBody));
}

function instancesOf(o: ObligationSeed, standingBody: string): ObligationInstance[] {
  const { schedule } = o;
  if (schedule === null) return [];
  const leadUnit = o.owedBy?.[0] ?? null;
  const base = {
    obligationId: o.id,
    title: o.title,
    leadUnit,
    heldBy: leadUnit ?? standingBody,
    assignedOnIsDefault: true as const,
    deliverable: o.deliverable ?? o.title,
    basis: { document: o.source.document, line: o.source.line ?? 0 },
    ...(o.note === undefined ? {} : { note: o.note }),
  };
  if (schedule.kind === 'once') {
    return [{ ...base, code: o.id, assignedOn: schedule.assigned.date, rule: schedule.rule }];
  }
  return schedule.planYears.map((planYear) => ({
    ...base,
    code: `${o.id}-${planYear}`,
    title: forYear(schedule.title, planYear),
    deliverable: forYear(base.deliverable, planYear),
    assignedOn: `${planYear - schedule.assigned.yearsBefore}-${schedule.assigned.monthDay}`,
    rule: { ...schedule.rule, planYear },
    planYear,
  }));
}

function forYear(template: string, planYear: number): string {
  return template.replaceAll('{planYear}', String(planYear));
}
