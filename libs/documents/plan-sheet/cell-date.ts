import { type IsoDate, isoDate } from '#contracts';
import type { RawCell } from './sheet.js';

export type Due = { date: IsoDate } | { words: string } | { wrong: string };

const FORM = 'cần ngày dạng dd/MM/yyyy, ví dụ 18/12/2027';
const WITHOUT_DATE = /^(thường xuyên|liên tục|(hằng|hàng) (ngày|tuần|tháng|quý|năm)|cả năm)$/iu;
/** Excel counts days from here, and believes that 1900 had a 29 February. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const FIRST_SURE_SERIAL = 61;
const DAY = 86_400_000;

/** The date that a cell gives, or exactly why it gives none. */
export function dueIn(cell: Exclude<RawCell, { kind: 'formula' | 'error' | 'truth' }>): Due {
  if (cell.kind === 'date') return fromSerial(cell.serial);
  if (cell.kind === 'number')
    return { wrong: `“${cell.value}” là số, không phải ngày: định dạng ô là ngày hoặc gõ dd/MM/yyyy` };
  return fromText(cell.text.normalize('NFC').replace(/\s+/g, ' ').trim());
}

function fromSerial(serial: number): Due {
  if (!Number.isInteger(serial)) return { wrong: 'có cả giờ; chỉ ghi ngày' };
  if (serial < FIRST_SURE_SERIAL) return { wrong: 'trước năm 2000; hãy xem lại năm' };
  return inRange(new Date(DAY_ZERO + serial * DAY).toISOString().slice(0, 10));
}

function fromText(text: string): Due {
  if (WITHOUT_DATE.test(text)) return { words: text };
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return real(text, Number(iso[3]), Number(iso[2]), Number(iso[1]));
  const full = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (full) return real(text, Number(full[1]), Number(full[2]), Number(full[3]));
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text))
    return { wrong: `“${text}”: năm phải đủ bốn chữ số, ${FORM}` };
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text);
  if (short) {
    // 2028 has every day that any year has.
    const day = real(text, Number(short[1]), Number(short[2]), 2028);
    return 'wrong' in day ? day : { wrong: `“${text}”: thiếu năm, ${FORM}` };
  }
  return { wrong: `“${text}” không phải ngày: ${FORM}, hoặc “Thường xuyên”` };
}

function real(text: string, day: number, month: number, year: number): Due {
  if (month < 1 || month > 12) return { wrong: `“${text}”: không có tháng ${month}, ${FORM}` };
  const date = `${year}-${two(month)}-${two(day)}`;
  const made = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  if (made !== date) return { wrong: `“${text}”: tháng ${month} không có ngày ${day}` };
  return inRange(date);
}

function inRange(date: IsoDate): Due {
  return isoDate.safeParse(date).success
    ? { date }
    : { wrong: `có năm ${date.slice(0, 4)}, ngoài khoảng 2000–2100; hãy xem lại năm` };
}

const two = (n: number): string => String(n).padStart(2, '0');
