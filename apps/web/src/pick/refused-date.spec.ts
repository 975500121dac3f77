import { describe, expect, it } from '@jest/globals';
import { refusedDate } from './refused-date.js';

describe('a typed date', () => {
  it.each(['', '05/12/2026', '5/12/2026', '05122026', '5-12-2026', '05.12.2026', '05/9/2026'])(
    'takes %p',
    (typed) => {
      expect(refusedDate(typed, {})).toBeNull();
    },
  );

  it.each(['31/11/2026', '20/12/26', 'thứ Ba tới', '2026'])('says that there is no %p', (typed) => {
    expect(refusedDate(typed, {})).toContain(`Không có ngày “${typed}”`);
  });

  it('says from which and up to which day it takes one', () => {
    expect(refusedDate('05/12/2026', { least: '2026-12-05', most: '2026-12-05' })).toBeNull();
    expect(refusedDate('04/12/2026', { least: '2026-12-05' })).toContain('cần từ ngày 05/12/2026 trở đi');
    expect(refusedDate('06/12/2026', { most: '2026-12-05' })).toContain('muộn nhất là ngày 05/12/2026');
  });
});
