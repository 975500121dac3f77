import { describe, expect, it } from '@jest/globals';
import { cohorts } from './cohorts.js';

describe('cohorts', () => {
  const deadlines = [
    ...Array.from({ length: 22 }, () => ({ due: '2026-06-15', completedOn: '2026-06-10' })),
    { due: '2026-06-30', completedOn: null },
    { due: '2026-12-18', completedOn: '2026-12-20' },
    { due: null, completedOn: null },
  ];

  it('are written as officials write them', () => {
    expect(cohorts(deadlines, '2026-07-01').map((c) => c.sentence)).toEqual([
      'Không có nhiệm vụ có thời hạn đến 31/03/2026',
      '22/23 nhiệm vụ có thời hạn đến 30/06/2026 (95,7%)',
      '22/23 nhiệm vụ có thời hạn đến 01/07/2026 (95,7%)',
    ]);
  });

  it('do not know on a day what was done after it', () => {
    expect(cohorts(deadlines, '2026-12-19').at(-1)).toMatchObject({ due: 24, done: 22 });
    expect(cohorts(deadlines, '2026-12-20').at(-1)).toMatchObject({ due: 24, done: 23 });
  });
});
