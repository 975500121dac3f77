import type { IsoDate } from '#contracts';
import { weekday } from './plain-date.js';

const WEEKDAY_VI = {
  mon: 'thứ Hai',
  tue: 'thứ Ba',
  wed: 'thứ Tư',
  thu: 'thứ Năm',
  fri: 'thứ Sáu',
  sat: 'thứ Bảy',
  sun: 'Chủ nhật',
} as const;

/** `18/12/2026` */
export function formatDate(date: IsoDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `thứ Sáu` */
export function formatWeekday(date: IsoDate): string {
  return WEEKDAY_VI[weekday(date)];
}

/** `18/12/2026 (thứ Sáu)` */
export function formatDateWithWeekday(date: IsoDate): string {
  return `${formatDate(date)} (${formatWeekday(date)})`;
}
