/** An all-day entry for one deadline. */
export interface CalendarEntry {
  /** Stable over every version of the deadline, so that a calendar replaces the entry instead of adding one. */
  readonly uid: string;
  /** The version of the deadline; a calendar keeps the highest. */
  readonly sequence: number;
  readonly date: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly confidential: boolean;
  /** When that version was made. */
  readonly changedAt?: string;
}

/** What a program that asks for a calendar again and again is told of it. */
export interface CalendarFeed {
  readonly name: string;
  readonly refreshHours: number;
}

/** RFC 5545: a line is at most 75 octets without its CRLF; a continuation begins with one space. */
const LINE_OCTETS = 75;

/** An iCalendar object with METHOD:PUBLISH: information, not an invitation that asks for an answer. */
export function writeCalendar(entries: readonly CalendarEntry[], stamp: Date, feed?: CalendarFeed): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Don Doc//Don Doc//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(feed === undefined ? [] : feedLines(feed)),
    ...entries.flatMap((entry) => eventLines(entry, utc(stamp))),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** RFC 7986, and what older programs read in its place. */
function feedLines({ name, refreshHours }: CalendarFeed): string[] {
  return [
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshHours}H`,
    `X-PUBLISHED-TTL:PT${refreshHours}H`,
  ];
}

function eventLines(entry: CalendarEntry, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(entry.uid)}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${entry.sequence}`,
    ...(entry.changedAt === undefined ? [] : [`LAST-MODIFIED:${utc(new Date(entry.changedAt))}`]),
    `DTSTART;VALUE=DATE:${plain(entry.date)}`,
    // The end of an all-day event is the first day after it.
    `DTEND;VALUE=DATE:${plain(nextDay(entry.date))}`,
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `URL:${entry.url.replace(/\p{Cc}/gu, '')}`,
    `CLASS:${entry.confidential ? 'CONFIDENTIAL' : 'PUBLIC'}`,
    // A deadline does not make its day busy.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** TEXT of RFC 5545 3.3.11: backslash, semicolon and comma escaped, line ends as \n, other controls dropped. */
export function escapeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, '');
}

/** Cuts between characters, never inside the bytes of one. */
export function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = '';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function plain(date: string): string {
  return date.replaceAll('-', '');
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function utc(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
