import type { CycleTemplate, DueRule, IsoDate, StageDue } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import { computeDue } from '../deadline/index.js';
import type { StagePlan } from './events.js';

/** The day on which the programme's clock opens a cycle of that year; null where somebody starts it. */
export function opensOn({ opens }: Pick<CycleTemplate, 'opens'>, year: number): IsoDate | null {
  return opens === null ? null : dayOf(opens, year);
}

/** The years for which the programme's clock opens the cycle, in order. */
export function yearsOf({ years }: Pick<CycleTemplate, 'years'>): number[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, i) => years.from + i);
}

export function titleOf({ title }: Pick<CycleTemplate, 'title'>, year: number, part: number | null): string {
  return title.replaceAll('{year}', String(year)).replaceAll('{part}', String(part ?? ''));
}

/**
 * The stages of a cycle of one year. Days are by the template's rules; counted terms get theirs when the stage opens.
 *
 * @param units the units that a stage for all units asks, in order
 */
export function plannedStages(
  template: CycleTemplate,
  year: number,
  units: readonly string[],
  calendar: WorkingCalendar,
): StagePlan[] {
  return template.stages.map(({ respondents, opens, due, ...stage }) => {
    const rule = ruleOf(due, year);
    return {
      ...stage,
      delivers: stage.delivers?.replaceAll('{year}', String(year)) ?? null,
      respondents: respondents === 'units' ? [...units] : respondents,
      opensOn: opens === null ? null : dayOf(opens, year),
      rule,
      countedDays: due.kind === 'working-days-after' ? due.days : null,
      legalDue: rule === null ? null : computeDue(rule, calendar).legalDue,
    };
  });
}

type Fixed = Extract<DueRule, { kind: 'by' | 'yearly-before' | 'period' }>;

function ruleOf(due: StageDue, year: number): Fixed | null {
  switch (due.kind) {
    case 'by':
      return { kind: 'by', date: dayOf(due, year) };
    case 'yearly-before':
      return { kind: 'yearly-before', monthDay: due.monthDay, planYear: year };
    case 'year':
      return { kind: 'period', period: String(year) };
    case 'working-days-after':
      return null;
  }
}

export function dayOf(
  { monthDay, yearOffset }: { monthDay: string; yearOffset: number },
  year: number,
): IsoDate {
  return `${year + yearOffset}-${monthDay}`;
}
