import { describe, expect, it } from '@jest/globals';
import { daysBetween, formatDateWithWeekday, formatInstant, localDate } from './date.js';

describe('dates as the office writes them', () => {
  it('puts the weekday after the date', () => {
    expect(formatDateWithWeekday('2026-12-18')).toBe('18/12/2026 (thứ\u00a0Sáu)');
    expect(formatDateWithWeekday('2027-12-19')).toBe('19/12/2027 (Chủ\u00a0nhật)');
  });

  it('reads instants in Asia/Ho_Chi_Minh', () => {
    expect(formatInstant('2026-11-18T01:00:00Z')).toBe('08:00 ngày 18/11/2026');
    expect(localDate('2026-11-18T17:00:00.000Z')).toBe('2026-11-19');
  });

  it('counts calendar days over a month end and backwards', () => {
    expect(daysBetween('2026-11-28', '2026-12-02')).toBe(4);
    expect(daysBetween('2026-12-02', '2026-11-28')).toBe(-4);
  });
});
