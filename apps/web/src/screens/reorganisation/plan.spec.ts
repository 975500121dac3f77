import { describe, expect, it } from '@jest/globals';
import { reorganisation } from '#contracts';
import { codeOf, emptyPlan, ofKind, planOf, type Typed } from './plan.js';

const FILLED: Typed = {
  ...emptyPlan('2026-12-01'),
  olds: ['so-khcn', 'so-tttt'],
  news: [{ name: 'Sở Khoa học, Công nghệ và Chuyển đổi số', code: null }],
  title: 'Nghị quyết',
};

describe('the plan of a reorganisation', () => {
  it('says nothing while units, document or day are missing', () => {
    expect(planOf(emptyPlan('2026-12-01'))).toBeNull();
    expect(planOf({ ...FILLED, title: ' ' })).toBeNull();
    expect(planOf({ ...FILLED, on: '' })).toBeNull();
    expect(planOf({ ...FILLED, news: [{ name: '', code: null }] })).toBeNull();
  });

  it('merges into a new unit whose code follows its name, or into one that is there', () => {
    const code = 'so-khoa-hoc-cong-nghe-va-chuyen-doi-so';
    expect(reorganisation.parse(planOf(FILLED))).toMatchObject({
      ...{ kind: 'merge', map: { 'so-khcn': code, 'so-tttt': code }, units: [{ code }] },
    });
    expect(planOf({ ...FILLED, into: 'so-tai-chinh' })).toMatchObject({
      ...{ map: { 'so-khcn': 'so-tai-chinh', 'so-tttt': 'so-tai-chinh' }, units: [] },
    });
    expect(codeOf({ name: 'x', code: 'dat-tay' })).toBe('dat-tay');
  });

  it('splits one unit into several, with what goes where', () => {
    const split = ofKind(FILLED, 'split');
    expect(split).toMatchObject({ olds: ['so-khcn'], news: [{}, { name: '' }] });
    const news = [
      { name: 'Sở A', code: null },
      { name: 'Sở B', code: null },
    ];
    const plan = planOf({ ...split, news, rest: 1, tasks: { 'khcn-1.1': 'so-a' } });
    expect(reorganisation.parse(plan)).toMatchObject({
      ...{ kind: 'split', map: { 'so-khcn': 'so-b' }, tasks: { 'khcn-1.1': 'so-a' } },
      units: [{ code: 'so-a' }, { code: 'so-b' }],
    });
  });

  it('gives a renamed unit a code of its own, and nothing of a split', () => {
    const plan = planOf({ ...ofKind(FILLED, 'rename'), tasks: { 'khcn-1.1': 'x' } });
    expect(plan).toMatchObject({ kind: 'rename', tasks: {}, units: [{}] });
    expect(Object.keys(plan!.map)).toEqual(['so-khcn']);
  });
});
