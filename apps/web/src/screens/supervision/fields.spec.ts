import { describe, expect, it } from '@jest/globals';
import { leaveRecommendation } from '#contracts';
import { calledFor, missingOf, type Typed } from '../task/acts/command-of.js';
import { leavingBody, leavingFields } from './fields.js';

const FIELDS = leavingFields({ hdnd: 'Hội đồng nhân dân tỉnh' }, { khcn: 'Đề án' });
const TYPED: Typed = {
  ...{ body: 'hdnd', programme: 'khcn', text: 'Đề nghị làm rõ tiến độ.', answerDue: '2026-12-18' },
};
const shown = (typed: Typed) => calledFor(FIELDS, typed).map(({ name }) => name);

describe('the form of a recommendation', () => {
  it('asks for a code once it is about one task or one indicator, and then needs it', () => {
    expect(shown(TYPED)).not.toContain('code');
    expect(shown({ ...TYPED, about: 'programme' })).not.toContain('code');
    for (const about of ['task', 'indicator']) {
      const typed = { ...TYPED, about };
      expect(shown(typed)).toContain('code');
      expect(missingOf(calledFor(FIELDS, typed), typed)).toEqual(['code']);
    }
    const whole = { ...TYPED, about: 'programme' };
    expect(missingOf(calledFor(FIELDS, whole), whole)).toEqual([]);
  });

  it('sends the code with what it is of, and none that was typed before the whole programme was chosen', () => {
    const of = (about: string) =>
      leaveRecommendation.parse(leavingBody(FIELDS, { ...TYPED, about, code: '3.6' })).about;
    expect(of('task')).toEqual({ kind: 'task', code: '3.6' });
    expect(of('indicator')).toEqual({ kind: 'indicator', code: '3.6' });
    expect(of('programme')).toEqual({ kind: 'programme' });
  });
});
