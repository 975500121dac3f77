import type { CycleTemplate, IsoDate } from '#contracts';
import type { WorkingCalendar } from '../calendar/index.js';
import type { CycleState } from './state.js';
import { opensOn, plannedStages, yearsOf } from './template.js';

/** One cycle that the programme's clock opens, and on which day. */
export interface CycleOpening {
  year: number;
  on: IsoDate;
}

/** What the clock opens of a template, in order; one that was wholly over before today is never opened. */
export function openingsOf(
  template: CycleTemplate,
  calendar: WorkingCalendar,
  today: IsoDate,
): CycleOpening[] {
  return yearsOf(template).flatMap((year) => {
    const on = opensOn(template, year);
    if (on === null) return [];
    const dues = plannedStages(template, year, [], calendar).flatMap(({ legalDue }) => legalDue ?? []);
    return dues.every((due) => due < today) ? [] : [{ year, on }];
  });
}

/** Before any task of any programme. */
const BEGINNING = '2000-01-01';

/** A review or a report of a term looks back to the beginning, the others to that of their year or quarter. */
export function periodStart({ kind, year, part }: Pick<CycleState, 'kind' | 'year' | 'part'>): IsoDate {
  switch (kind) {
    case 'interim-review':
    case 'final-review':
    case 'mid-term-report':
    case 'end-of-term-report':
      return BEGINNING;
    case 'quarterly-report':
      return `${year}-${String(3 * ((part ?? 1) - 1) + 1).padStart(2, '0')}-01`;
    default:
      return `${year}-01-01`;
  }
}
