import { describe, expect, it } from '@jest/globals';
import { formatSize } from './size.js';

describe('sizes of files', () => {
  it.each([
    [1, '1 byte'],
    [1023, '1023 byte'],
    [1024, '1 KB'],
    [831_488, '812 KB'],
    [1024 * 1024 - 1, '1 MB'],
    [1_468_006, '1,4 MB'],
    [25 * 1024 * 1024, '25 MB'],
  ])('%d is %s', (bytes, words) => {
    expect(formatSize(bytes)).toBe(words);
  });
});
