import { describe, expect, it } from '@jest/globals';
import { guideOf } from './guide-of.js';

describe('the guide of a person', () => {
  it('is that of the role', () => {
    expect(guideOf(['officer'])).toBe('can-bo');
    expect(guideOf(['head'])).toBe('thu-truong');
    expect(guideOf(['deputy-chair', 'intake'])).toBe('ban-chi-dao');
    expect(guideOf(['administrator'])).toBe('quan-tri');
  });

  it('is of the office for its chief, who heads a unit as well', () => {
    expect(guideOf(['head', 'office-chief'])).toBe('van-phong');
  });

  it('is one for who only reads or leaves a recommendation', () => {
    expect(guideOf(['auditor'])).toBe('kiem-tra-giam-sat');
    expect(guideOf(['supervisor'])).toBe('kiem-tra-giam-sat');
  });

  it('is none without a role', () => {
    expect(guideOf([])).toBeNull();
  });
});
