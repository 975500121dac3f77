import { describe, expect, it } from '@jest/globals';
import { fold, matches, rank } from './fold.js';

describe('search without diacritics', () => {
  it('folds composed and decomposed letters alike', () => {
    expect(fold('Đảng ủy UBND tỉnh')).toBe('dang uy ubnd tinh');
    expect(fold('Đảng ủy'.normalize('NFD'))).toBe('dang uy');
  });

  it('finds by words in any order', () => {
    expect(matches('khoa hoc so', 'Sở Khoa học và Công nghệ')).toBe(true);
    expect(matches('tai chinh', 'Sở Khoa học và Công nghệ')).toBe(false);
    expect(matches('', 'bất kỳ')).toBe(true);
  });

  it('ranks a text that begins with the query first', () => {
    const units = ['Ban Chỉ đạo khoa học của Sở', 'Tổ giúp việc Sở Khoa học', 'Sở Khoa học và Công nghệ'];
    expect(units.map((unit) => rank('so khoa hoc', unit))).toEqual([2, 1, 0]);
  });
});
