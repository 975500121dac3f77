import { describe, expect, it } from '@jest/globals';
import { formatNumber, parseNumber } from './number.js';

describe('numbers as they are written here', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['16.303.827', 16303827],
    [' 12 ', 12],
    ['-3', -3],
    ['', null],
    ['12.5', undefined],
    ['1,2,3', undefined],
    ['mười', undefined],
  ])('%j is %p', (text, value) => expect(parseNumber(text)).toBe(value));

  it('are written with dots for thousands and a comma', () => {
    expect(formatNumber(16303827.5)).toBe('16.303.827,5');
  });
});
