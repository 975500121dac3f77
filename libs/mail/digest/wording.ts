import { formatDateWithWeekday } from '#domain';
import { plain, webAddress } from '../escape.js';
import { DOWNWARD_ASK, DUE_LABEL, KIND_LABEL, LINK_LABEL, OF_OTHERS, UPWARD_ASK } from './kind-words.js';
import { isInformation, isOverdue, overdueDays } from './urgency.js';
import type { DigestLine, DigestView, FormOfAddress } from './view.js';

/** How grave a line looks: always together with an icon and its words. Upward lines are never red. */
export type Tone = 'overdue' | 'soon' | 'later' | 'done' | 'check' | 'report';

/** A line in words; the HTML and the text of a mail both say exactly these. */
export interface LineWords {
  readonly tone: Tone;
  /** `Còn 7 ngày (5 ngày làm việc)` */
  readonly status: string;
  /** `hạn 18/12/2026 (thứ Sáu)` */
  readonly due: string | null;
  /** `theo văn bản: 19/12/2026 (thứ Bảy)`, where the document's date is another day. */
  readonly legal: string | null;
  readonly title: string;
  /** `Sản phẩm: …`, `Chủ trì: …` */
  readonly facts: readonly string[];
  readonly ask: string | null;
  /** What the engine owes to say: its own delay, a mail that may have come already. */
  readonly remarks: readonly string[];
  readonly note: string | null;
  readonly why: string | null;
  readonly linkLabel: string;
  readonly url: string;
}

const SOON_DAYS = 7;
const NOTE_LENGTH = 300;
const ROW_TITLE_LENGTH = 90;

/** The same line where there is room for one row only. */
export function inOneRow(words: LineWords): LineWords {
  return {
    ...words,
    title: shorten(words.title, ROW_TITLE_LENGTH),
    legal: null,
    facts: [],
    ask: null,
    note: null,
    why: null,
  };
}

export function wordsOf(line: DigestLine, view: DigestView): LineWords {
  const internal = line.classification === 'internal';
  const form = view.recipient.formOfAddress;
  return {
    tone: toneOf(line),
    status: sentenceCase(
      [line.label ?? KIND_LABEL[line.kind] ?? null, remaining(line)]
        .filter((part) => part !== null)
        .join(' · '),
    ),
    due: dueWords(line),
    legal: legalWords(line),
    title: internal
      ? plain(line.taskCode)
      : [line.taskCode, line.taskTitle].map(plain).filter(Boolean).join(' – '),
    facts: internal ? [] : facts(line, view),
    ask: internal ? null : askOf(line, form),
    remarks: remarks(line, form),
    note: internal || !line.note ? null : sentence(shorten(plain(line.note), NOTE_LENGTH)),
    why: internal ? null : whyWords(line),
    linkLabel: LINK_LABEL[line.kind] ?? 'Mở nhiệm vụ',
    url: webAddress(line.url),
  };
}

function toneOf(line: DigestLine): Tone {
  if (line.kind === 'accepted') return 'done';
  if (line.direction === 'up' || isInformation(line)) return 'report';
  if (OF_OTHERS.has(line.kind)) return 'report';
  if (isOverdue(line)) return 'overdue';
  if (line.kind === 'check' || line.kind === 'submitted') return 'check';
  return line.daysLeft !== null && line.daysLeft <= SOON_DAYS ? 'soon' : 'later';
}

/** `còn 7 ngày (5 ngày làm việc)`, `đến hạn hôm nay`, `đã quá hạn 2 ngày làm việc` */
function remaining(line: DigestLine): string | null {
  if (line.kind === 'accepted') return null;
  if (isOverdue(line)) {
    const past = OF_OTHERS.has(line.kind) ? 'đã qua hạn' : 'đã quá hạn';
    return overdueDays(line) > 0 ? `${past} ${overdueDays(line)} ngày làm việc` : past;
  }
  if (line.daysLeft === null) return null;
  if (line.daysLeft === 0) return 'đến hạn hôm nay';
  const working = line.workingDaysLeft === null ? '' : ` (${line.workingDaysLeft} ngày làm việc)`;
  return `còn ${line.daysLeft} ngày${working}`;
}

/** The last working day in time. */
function dueWords(line: DigestLine): string | null {
  const date = line.workingDue ?? line.legalDue;
  return date === null ? null : `${DUE_LABEL[line.kind] ?? 'hạn'} ${formatDateWithWeekday(date)}`;
}

function legalWords({ legalDue, workingDue }: DigestLine): string | null {
  if (legalDue === null || workingDue === null || legalDue === workingDue) return null;
  return `theo văn bản: ${formatDateWithWeekday(legalDue)}`;
}

function facts(line: DigestLine, view: DigestView): string[] {
  const severalProgrammes = typeof view.programmeName !== 'string' && view.programmeName.length > 1;
  const pairs: [string, string | null][] = [
    ['Sản phẩm', line.deliverable],
    ['Chủ trì', line.leadUnit],
    ['Chương trình', severalProgrammes ? line.programme : null],
    ...(line.about ?? []).map(([name, value]): [string, string] => [name, value]),
  ];
  return pairs
    .filter(([, value]) => value !== null && plain(value) !== '')
    .map(([name, value]) => `${name}: ${plain(value!)}`);
}

function askOf(line: DigestLine, form: FormOfAddress): string | null {
  if (line.direction === 'up') return UPWARD_ASK[line.kind]?.(form) ?? null;
  if (line.kind === 'overdue') return `Đề nghị ${form} cập nhật tiến độ hoặc báo vướng mắc.`;
  if (line.kind === 'reminder' && line.daysLeft === 0)
    return `Nếu đã hoàn thành, đề nghị ${form} trình sản phẩm trong ngày.`;
  return DOWNWARD_ASK[line.kind]?.(form) ?? null;
}

function remarks(line: DigestLine, form: FormOfAddress): string[] {
  const said: string[] = [];
  if (line.systemDelay) {
    said.push(
      `Nội dung này lẽ ra gửi ngày ${formatDateWithWeekday(line.systemDelay.nominal)}; chậm do hệ thống.`,
    );
  }
  if (line.mayHaveBeenSentOn) {
    const [, month, day] = line.mayHaveBeenSentOn.split('-');
    said.push(`Nội dung này có thể đã gửi hôm ${day}/${month}; xin gửi lại để ${form} nắm.`);
  }
  return said;
}

function whyWords(line: DigestLine): string | null {
  const reasons = [line.whyMe, line.why].map(plain).filter(Boolean).map(withoutFullStop);
  return reasons.length > 0
    ? `Vì sao tôi nhận thư này: ${reasons.map((r, i) => (i === 0 ? r : sentenceCase(r))).join('. ')}.`
    : null;
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cut between words, with an ellipsis. */
function shorten(text: string, length: number): string {
  const characters = [...text];
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .join('')
    .replace(/\s+\S*$/, '')}…`;
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
