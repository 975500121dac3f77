import { describe, expect, it } from '@jest/globals';
import { startCycle } from '#contracts';
import { KIND_WORD } from './kind-words.js';
import { missing, ofKind, startOf, type Typed } from './start-input.js';

const EMPTY: Typed = {
  ...{ programme: 'khcn', kind: '', year: '2026', part: '', stage: '' },
  ...{ number: '', date: '', issuer: '', about: '' },
};

describe('starting a cycle', () => {
  it.each(Object.keys(KIND_WORD) as (keyof typeof KIND_WORD)[])('%s is what the server reads', (kind) => {
    const typed = { ...ofKind(EMPTY, kind), part: '3' };
    expect(missing(typed)).toEqual([]);
    expect(startCycle.safeParse(startOf(typed, true)).error).toBeUndefined();
  });

  it('knows the years of the two reviews, and asks for the part of a quarterly report', () => {
    expect(ofKind(EMPTY, 'interim-review').year).toBe('2028');
    expect(ofKind(EMPTY, 'final-review').year).toBe('2030');
    expect(ofKind({ ...EMPTY, stage: 'x', part: '2' }, 'annual-report')).toMatchObject({
      part: '',
      stage: '',
    });
    expect(missing(ofKind(EMPTY, 'quarterly-report'))).toEqual(['part']);
  });

  it('names the document that asks for it, where there is one', () => {
    const typed = { ...ofKind(EMPTY, 'ad-hoc-report'), part: '1' };
    expect(startOf(typed, false)).not.toHaveProperty('request');
    expect(startOf({ ...typed, number: '12-CV/TU' }, false)).toMatchObject({
      request: { title: 'Văn bản yêu cầu', number: '12-CV/TU', date: null },
    });
  });
});
