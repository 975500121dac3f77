import { describe, expect, it } from '@jest/globals';
import { DOCUMENT, definition, recording, YEARS } from './fixtures/recording.js';
import { pathOf, sumOfParts } from './index.js';

describe('targets of units', () => {
  const allocation = (parts: number[]) => ({
    year: 2027,
    parts: parts.map((target, i) => ({ unit: `u${i}`, target })),
    document: DOCUMENT,
    on: '2026-12-20',
  });
  const path = pathOf(definition(), recording().state, YEARS);

  it('are added up beside that of the province', () => {
    expect(sumOfParts(definition(), allocation([20, 12]), path)).toEqual({
      sum: 32,
      against: 37,
      because: '2 đơn vị cộng lại 32 doanh nghiệp; mức của tỉnh năm 2027 là 37 doanh nghiệp: thiếu 5.',
    });
    expect(sumOfParts(definition(), allocation([20, 17]), path).because).toContain('khớp');
    expect(sumOfParts(definition(), allocation([20, 20]), path).because).toContain('vượt 3');
  });

  it('in percent are not', () => {
    expect(sumOfParts(definition({ unit: '%' }), allocation([100, 100]), path)).toMatchObject({
      sum: null,
      against: null,
    });
  });
});
