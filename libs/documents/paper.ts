import type { IsoDate } from '#contracts';

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
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; text: string }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

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
