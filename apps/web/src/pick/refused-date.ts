import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import type { IsoDate } from '#contracts';
import { formatDate } from '../format/date.js';
import { texts } from './texts.js';

dayjs.extend(customParseFormat);

export const ISO = 'YYYY-MM-DD';
/** The first is shown; the others are understood when typed. */
export const FORMATS = [
  'DD/MM/YYYY',
  'DDMMYYYY',
  ...['/', '-', '.'].flatMap((mark) =>
    ['DD MM', 'D M', 'DD M', 'D MM'].map((day) => `${day} YYYY`.replaceAll(' ', mark)),
  ),
];

export interface Range {
  least?: IsoDate | undefined;
  most?: IsoDate | undefined;
}

/** Why what was typed does not become the date of the field; null when it does, or when nothing was typed. */
export function refusedDate(typed: string, { least, most }: Range): string | null {
  const text = typed.trim();
  if (text === '') return null;
  const date = dayjs(text, FORMATS, true);
  if (!date.isValid()) return texts.noSuchDate(text);
  const day = date.format(ISO);
  if (least !== undefined && day < least) return texts.tooEarly(formatDate(day), formatDate(least));
  if (most !== undefined && day > most) return texts.tooLate(formatDate(day), formatDate(most));
  return null;
}
