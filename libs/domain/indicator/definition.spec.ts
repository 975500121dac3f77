import { describe, expect, it } from '@jest/globals';
import { definition } from './fixtures/recording.js';
import { targetText } from './index.js';

describe('a target in words', () => {
  it.each([
    [{}, '70 doanh nghiệp'],
    [{ target: 40, unit: 'Mbps', operator: '>=' as const }, 'tối thiểu 40 Mbps'],
    [{ target: 3, unit: '% GRDP' }, '3% GRDP'],
    [{ target: 55, unit: '%', operator: '>' as const }, 'trên 55%'],
    [{ target: 10, unit: 'hạng', operator: 'top' as const }, 'trong 10 hạng đầu'],
    [{ target: 15, targetMax: 20, unit: '%/năm', operator: 'range' as const }, '15–20%/năm'],
    [{ target: null, unit: null, operator: 'qualitative' as const }, 'định tính, văn bản không nêu mức'],
  ])('%o', (given, text) => {
    expect(targetText(definition(given))).toBe(text);
  });
});
