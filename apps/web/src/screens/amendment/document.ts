import type { BasisDocument } from '#contracts';
import { formatDate } from '../../format/date.js';

/** A document in one line: title, number, day. */
export function documentOf({ title, number, date }: BasisDocument): string {
  return [title, number === null ? null : `số ${number}`, date === null ? null : `ngày ${formatDate(date)}`]
    .filter((part) => part !== null)
    .join(' ');
}
