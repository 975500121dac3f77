import { describe, expect, it } from '@jest/globals';
import { planBranches } from './index.js';

const document = (title: string, number: string | null = null) => ({
  ...{ title, number, date: number === null ? null : '2026-12-18', issuer: null, line: null },
});
const short = ({ branches, direct }: ReturnType<typeof planBranches>) => [
  ...branches.map(({ kind, year, status, tasks }) => [kind, year, status, tasks.join()].join(' ').trim()),
  `direct ${direct.join()}`,
];

/** Đề án, line 394: programmes and plans for the long and the middle term and for each year. */
describe('the tree of plans', () => {
  it('says what is missing for every kind and year, and puts nothing in its place', () => {
    const tree = planBranches({ from: 2026, to: 2028 }, [], []);
    expect(short(tree)).toEqual([
      'long-term  missing',
      'medium-term  missing',
      'annual 2026 missing',
      'annual 2027 missing',
      'annual 2028 missing',
      'direct ',
    ]);
    expect(tree.branches[2]!.missing).toBe('Chưa mở kỳ kế hoạch năm 2026.');
  });

  it('hangs a task under the plan that its document is: as it was issued, or by its title', () => {
    const issued = document('Quyết định ban hành', '20-KH/TU');
    const plan = { year: 2027, cycle: 'khcn.annual-plan.2027', title: 'Kế hoạch 2027' };
    const tree = planBranches(
      { from: 2027, to: 2027 },
      [{ ...plan, status: 'closed', document: issued }],
      [
        { id: 'a', basis: issued },
        { id: 'b', basis: document('Kế hoạch đầu tư công trung hạn 2026–2030', '5-KH') },
        { id: 'c', basis: document('Kế hoạch năm 2026 của tỉnh') },
        { id: 'd', basis: document('Đề án KHCN 2026–2030') },
        { id: 'e', basis: null },
      ],
    );
    expect(short(tree)).toEqual([
      'long-term  missing',
      'medium-term  named b',
      'annual 2026 named c',
      'annual 2027 closed a',
      'direct d,e',
    ]);
  });

  it('shows a plan that is being drawn up as not issued', () => {
    const plan = {
      year: 2027,
      cycle: 'x',
      title: 'Kế hoạch 2027',
      status: 'running' as const,
      document: null,
    };
    const { branches } = planBranches(null, [plan], []);
    expect(branches.at(-1)).toMatchObject({ status: 'running', missing: 'Kế hoạch chưa được ban hành.' });
  });

  it('does not take a span of years for a year', () => {
    const { direct } = planBranches(null, [], [{ id: 'a', basis: document('Kế hoạch năm 2026–2030') }]);
    expect(direct).toEqual(['a']);
  });
});
