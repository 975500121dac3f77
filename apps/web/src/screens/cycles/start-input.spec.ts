import { describe, expect, it } from '@jest/globals';
import { startCycle } from '#contracts';
import { KIND_WORD } from './kind-words.js';
import { kindsOf, missing, ofKind, ofProgramme, startOf, type Typed } from './start-input.js';

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

  it('offers the kinds of which the programme has a template now, and drops one that another has not', () => {
    const has = (programme: string, kind: 'annual-plan' | 'annual-report', current = true) => ({
      ...{ programme, kind, current },
    });
    const templates = [has('khcn', 'annual-report'), has('khcn', 'annual-plan'), has('uav', 'annual-report')];
    expect(kindsOf(templates, 'khcn')).toEqual(['annual-plan', 'annual-report']);
    expect(kindsOf([...templates, has('uav', 'annual-plan', false)], 'uav')).toEqual(['annual-report']);
    expect(kindsOf(templates, '')).toEqual([]);
    const typed = ofKind(EMPTY, 'annual-plan');
    expect(ofProgramme(typed, 'uav', ['annual-report'])).toMatchObject({ programme: 'uav', kind: '' });
    expect(ofProgramme(typed, 'uav', ['annual-plan'])).toMatchObject({ kind: 'annual-plan' });
  });

  it('names the document that asks for it, where there is one', () => {
    const typed = { ...ofKind(EMPTY, 'ad-hoc-report'), part: '1' };
    expect(startOf(typed, false)).not.toHaveProperty('request');
    expect(startOf({ ...typed, number: '12-CV/TU' }, false)).toMatchObject({
      request: { title: 'Văn bản yêu cầu', number: '12-CV/TU', date: null },
    });
  });
});
