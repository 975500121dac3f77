import ICAL from 'ical.js';
import type { FieldProblem } from '#contracts';
import { addDays } from '#domain';
import { type HolidayRun, kindOf, type ReadRuns } from './holiday-run.js';

/** All-day events of an iCalendar file (RFC 5545). The legal calendar is never computed, so a repetition is refused. */
export function readIcs(content: string): ReadRuns {
  const runs: HolidayRun[] = [];
  const problems: FieldProblem[] = [];
  let root: ICAL.Component;
  try {
    root = new ICAL.Component(ICAL.parse(content) as [string, unknown[], unknown[]]);
  } catch {
    return { runs, problems: [{ path: 'content', message: 'không phải tệp iCalendar (.ics)' }] };
  }
  for (const [i, component] of root.getAllSubcomponents('vevent').entries()) {
    const event = new ICAL.Event(component);
    const name = (event.summary ?? '').trim();
    const path = `VEVENT ${i + 1}`;
    if (event.isRecurring()) {
      problems.push({ path, message: `“${name}” lặp lại hằng năm; cần ghi ngày cụ thể của từng năm` });
      continue;
    }
    const start = component.getFirstPropertyValue('dtstart') as ICAL.Time | null;
    if (!start?.isDate) {
      problems.push({ path, message: `“${name}” không phải sự kiện cả ngày` });
      continue;
    }
    const from = dayOf(start);
    const end = component.getFirstPropertyValue('dtend') as ICAL.Time | null;
    // DTEND is the day after the last one.
    const to = end?.isDate ? addDays(dayOf(end), -1) : from;
    const category = String(component.getFirstPropertyValue('categories') ?? '');
    const kind = /^work/i.test(category) ? 'work' : kindOf(name);
    runs.push({ from, to: to < from ? from : to, kind, name });
  }
  return { runs, problems };
}

function dayOf({ year, month, day }: ICAL.Time): string {
  return [String(year).padStart(4, '0'), pad(month), pad(day)].join('-');
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
