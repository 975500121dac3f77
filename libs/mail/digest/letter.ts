import { formatDate, formatWeekday, localDate } from '#domain';
import { plain, webAddress } from '../escape.js';
import { isInformation, isOverdue, mustBeSaid } from './urgency.js';
import type { DigestLine, DigestView } from './view.js';
import { inOneRow, type LineWords, sentenceCase, wordsOf } from './wording.js';

/** A run of lines of one direction. */
export interface Section {
  /** Only where a mail has lines of both directions. */
  readonly heading: string | null;
  /** Told in full. */
  readonly full: readonly LineWords[];
  /** Told in one row each. */
  readonly rows: readonly LineWords[];
}

/** A digest in words, in order, cut to its length; HTML and text are two ways of writing it down. */
export interface Letter {
  readonly day: string;
  readonly preview: string;
  readonly greeting: string;
  readonly opening: string;
  readonly banners: readonly string[];
  readonly sections: readonly Section[];
  /** `và 4 việc khác`, when not all lines are told. */
  readonly rest: string | null;
  readonly listLabel: string;
  readonly listUrl: string;
  readonly attachmentNote: string | null;
  readonly footer: readonly string[];
}

/** How many lines are told in full, and how many at all unless they must be said. */
export interface Length {
  readonly full: number;
  readonly listed: number;
}

/** `lines` are the spoken lines of the view, most urgent first. */
export function letterOf(view: DigestView, lines: readonly DigestLine[], length: Length): Letter {
  const told = lines.filter((line, i) => i < length.listed || mustBeSaid(line));
  const full = new Set(told.slice(0, length.full));
  const rest = lines.length - told.length;
  const day = localDate(view.slot);
  return {
    day: sentenceCase(`${formatWeekday(day)}, ${formatDate(day)}`),
    preview: preview(lines[0], view),
    greeting: `Kính gửi ${view.recipient.formOfAddress} ${plain(view.recipient.name)},`,
    opening: opening(lines, view),
    banners: bannersOf(view),
    sections: sectionsOf(told, full, view),
    rest: rest > 0 ? `và ${rest} việc khác` : null,
    listLabel: lines.every((line) => line.direction === 'up') ? 'Mở Đôn Đốc' : 'Mở Việc của tôi',
    listUrl: webAddress(view.publicUrl),
    attachmentNote: hasCalendar(view)
      ? `Tệp lịch kèm theo ghi các mốc mới vào lịch của ${view.recipient.formOfAddress}.`
      : null,
    footer: footer(view),
  };
}

/** Lines that get an entry in the calendar attachment. */
export function calendarLines(view: DigestView): readonly DigestLine[] {
  return view.lines.filter((line) => line.kind === 'assigned' && line.workingDue !== null && line.deadline);
}

function hasCalendar(view: DigestView): boolean {
  return calendarLines(view).length > 0;
}

function preview(first: DigestLine | undefined, view: DigestView): string {
  if (!first) return '';
  const words = wordsOf(first, view);
  return `${words.title}: ${words.status.toLowerCase()}`;
}

function opening(lines: readonly DigestLine[], view: DigestView): string {
  const form = view.recipient.formOfAddress;
  const where = programmes(view);
  const running = lines.filter((line) => !isInformation(line));
  if (lines.every((line) => line.direction === 'up')) {
    return `${plain(view.sender.office)} kính báo cáo ${form} ${lines.length} việc trong ${where}:`;
  }
  if (running.length === 0) return `Xin gửi ${form} ${lines.length} thông tin trong ${where}:`;
  const overdue = running.filter((line) => line.direction === 'down' && isOverdue(line)).length;
  const among =
    overdue === 0
      ? ''
      : overdue === lines.length
        ? ', đều đã quá hạn'
        : `, trong đó ${overdue} việc đã quá hạn`;
  return `${sentenceCase(form)} có ${lines.length} việc cần quan tâm trong ${where}${among}:`;
}

function programmes(view: DigestView): string {
  const names = [view.programmeName].flat().map(plain);
  return names.length === 1 ? names[0]! : `${names.length} chương trình`;
}

/** What every mail of an installation says before anything else. */
export function bannersOf(view: Pick<DigestView, 'demo' | 'pilotFor'>): string[] {
  const said: string[] = [];
  if (view.demo) said.push('Dữ liệu minh họa: người, đơn vị và thời hạn trong thư này không có thật.');
  if (view.pilotFor !== undefined) said.push(`Chạy thử: thư này lẽ ra gửi tới ${plain(view.pilotFor)}.`);
  return said;
}

function sectionsOf(told: readonly DigestLine[], full: ReadonlySet<DigestLine>, view: DigestView): Section[] {
  const form = view.recipient.formOfAddress;
  const directions = [...new Set(told.map((line) => line.direction))];
  return directions.map((direction) => {
    const lines = told.filter((line) => line.direction === direction);
    const heading = direction === 'up' ? `Kính báo cáo ${form}` : `Việc của ${form}`;
    return {
      heading: directions.length > 1 ? `${heading} (${lines.length})` : null,
      full: lines.filter((line) => full.has(line)).map((line) => wordsOf(line, view)),
      rows: lines.filter((line) => !full.has(line)).map((line) => inOneRow(wordsOf(line, view))),
    };
  });
}

const APART = {
  this: 'Việc gấp gửi thành thư riêng này theo lựa chọn ở Tài khoản của tôi.',
  other: 'Việc gấp hôm nay gửi trong thư riêng theo lựa chọn ở Tài khoản của tôi.',
} as const;

function footer(view: DigestView): string[] {
  const { office, phone } = view.sender;
  return [
    plain(office),
    ...(phone ? [`Điện thoại: ${plain(phone)}`] : []),
    ...(view.apart === undefined ? [] : [APART[view.apart]]),
    'Thư tự động, không thay thế văn bản chính thức.',
  ];
}
