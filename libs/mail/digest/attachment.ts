import { formatDateWithWeekday } from '#domain';
import { plain, webAddress } from '../escape.js';
import { type CalendarEntry, writeCalendar } from '../ics/calendar.js';
import type { CalendarAttachment } from '../mime/build.js';
import { calendarLines } from './letter.js';
import type { DigestLine, DigestView } from './view.js';

const FILENAME = 'han-moi.ics';

/** The new deadlines of a digest as a calendar file; undefined when it has none. `domain` keeps the UIDs ours. */
export function calendarFor(view: DigestView, domain: string): CalendarAttachment | undefined {
  const entries = calendarLines(view).map((line) => entryOf(line, domain));
  if (entries.length === 0) return undefined;
  return { filename: FILENAME, content: writeCalendar(entries, new Date(view.slot)) };
}

function entryOf(line: DigestLine, domain: string): CalendarEntry {
  const confidential = line.classification === 'internal';
  const code = plain(line.taskCode);
  return {
    uid: `${line.deadline!.id}@${domain}`,
    sequence: line.deadline!.version,
    date: line.workingDue!,
    summary: confidential ? `Hạn: ${code}` : `Hạn: ${code} – ${plain(line.taskTitle)}`,
    description: confidential ? webAddress(line.url) : description(line),
    url: webAddress(line.url),
    confidential,
  };
}

function description(line: DigestLine): string {
  const legal = line.legalDue !== null && line.legalDue !== line.workingDue ? line.legalDue : null;
  const parts = [
    line.deliverable && `Sản phẩm: ${plain(line.deliverable)}`,
    line.leadUnit && `Chủ trì: ${plain(line.leadUnit)}`,
    legal && `Hạn theo văn bản: ${formatDateWithWeekday(legal)}`,
    webAddress(line.url),
  ];
  return parts.filter(Boolean).join('\n');
}
