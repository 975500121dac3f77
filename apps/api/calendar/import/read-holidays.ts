import type { CalendarDay, HolidayImport, ImportedHolidays } from '#contracts';
import { addDays } from '#domain';
import { readCsv } from './csv.js';
import { readIcs } from './ics.js';

/** No holiday is longer; a file that says so has its columns mixed up. */
const LONGEST_RUN = 31;

/** A notice of holidays as rows of the calendar, each with the document it rests on. Nothing is saved. */
export function readHolidays(file: HolidayImport): ImportedHolidays {
  const { content, document, issuer, issuedOn, status } = file;
  const { runs, problems } = file.format === 'ics' ? readIcs(content) : readCsv(content);
  const given = { status, document, ...(issuer ? { issuer } : {}), ...(issuedOn ? { issuedOn } : {}) };
  const days = new Map<string, CalendarDay>();
  for (const { from, to, kind, name, over } of runs) {
    if (to < from || addDays(from, LONGEST_RUN) <= to) {
      problems.push({ path: from, message: `“${name}” từ ${from} đến ${to} không phải một đợt nghỉ` });
      continue;
    }
    for (let date = from; date <= to; date = addDays(date, 1)) {
      if (days.has(date)) problems.push({ path: date, message: 'ngày ghi hai lần; lấy dòng sau' });
      days.set(date, { date, kind, ...given, ...over, ...(name === '' ? {} : { name: name.slice(0, 200) }) });
    }
  }
  if (days.size === 0 && problems.length === 0)
    problems.push({ path: 'content', message: 'tệp không có ngày nào' });
  return { days: [...days.values()].sort((a, b) => a.date.localeCompare(b.date)), problems };
}
