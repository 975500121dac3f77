import type { IsoDate } from '#contracts';
import type { ChartPart } from './chart/chart.js';
import type { DataTable } from './table/data-table.js';

/** Documents of the Party and of the State are laid out by different rules (399-QĐ/TW; Nghị định 30/2020/NĐ-CP). */
export type Form = 'party' | 'state';

export interface Letterhead {
  form: Form;
  /** Where the issuer stands under another body; null for one that names none. */
  superior: string | null;
  issuer: string;
  /** Written before the date; null leaves room for it. */
  place: string | null;
}

export interface Signature {
  /** `T/M BAN CHỈ ĐẠO`; null for whoever signs alone. */
  for: string | null;
  post: string;
  name: string | null;
}

export type Block =
  | { kind: 'heading'; text: string; level?: 1 | 2 | 3 }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  /** A remark in the middle of the line, in italics. */
  | { kind: 'note'; text: string }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'data'; caption: string | null; table: DataTable }
  | { kind: 'chart'; caption: string; chart: ChartPart };

/** A draft before it is laid out. Number and signature are blank: only the registry and the signer give them. */
export interface Paper {
  letterhead: Letterhead;
  date: IsoDate;
  /** TB, CV, TTr. */
  symbol: string;
  /** Name of the kind of document; null for a letter, whose subject stands under the number. */
  type: string | null;
  subject: string;
  address: { word: string; to: readonly string[] } | null;
  body: readonly Block[];
  signature: Signature;
  recipients: readonly string[];
  annexes?: readonly PaperAnnex[];
}

/** Begins on its own page, wide, and counts its own pages. */
export interface PaperAnnex {
  /** `Phụ lục II` */
  label: string;
  title: string;
  /** To which document it belongs. */
  note: string;
  body: readonly Block[];
}

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const item = (text: string): Block => ({ kind: 'item', text });

/** What somebody wrote, as paragraphs of its own; dots where nothing was, for the hand to fill. */
export function written(text: string | null, empty = DOTS): Block[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
  const full = lines.filter((line) => line !== '');
  return full.length === 0 ? [paragraph(empty)] : full.map(paragraph);
}

export const DOTS = '………………………………………………………………';
export const BLANK_DATE = '……/……/………';

/** Blank: given by the registry when the document is issued. */
const NUMBER = '……';

/** The line of the number: the Party writes no colon, and the kind before the stroke. */
export function numberOf({ letterhead, symbol, type }: Paper): string {
  if (letterhead.form === 'party') return `Số ${NUMBER}-${symbol}/${NUMBER}`;
  return `Số: ${NUMBER}/${type === null ? NUMBER : `${symbol}-${NUMBER}`}`;
}

/** Days below ten and the first two months take a nought, other months none. */
export function placeAndDate(place: string | null, date: IsoDate): string {
  const month = Number(date.slice(5, 7));
  const written = month < 3 ? `0${month}` : String(month);
  return `${place ?? '…………'}, ngày ${date.slice(8, 10)} tháng ${written} năm ${date.slice(0, 4)}`;
}
