import { describe, expect, it } from '@jest/globals';
import type { TaskClass } from '#contracts';
import type { DeadlineState, TaskStatus } from '../task/index.js';
import {
  baseCounts,
  type CountedDeadline,
  cohortSentence,
  cohorts,
  countedDeadlines,
  finerCounts,
  formatNumber,
  percentOf,
  tallyOf,
  tallySentence,
} from './index.js';

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

  it('22 of 23 is 95,7 percent; the document prints 95,6, which is cut off and not rounded', () => {
    expect(percentOf(22, 23)).toBe(95.7);
    expect(Math.trunc((22 / 23) * 1000) / 10).toBe(95.6);
    expect(cohortSentence(22, 23, '2025-06-30')).toBe('22/23 nhiệm vụ có thời hạn đến 30/06/2025 (95,7%)');
  });
});

describe('the classes of deadlines', () => {
  const ON = '2026-07-01';
  const one = (given: Partial<DeadlineState>, status: TaskStatus = 'active', as: TaskClass | null = null) => {
    const due = given.originalLegalDue === undefined ? '2026-06-30' : given.originalLegalDue;
    const deadline = { status: 'open', legalDue: due, completedOn: null, ...given, originalLegalDue: due };
    return { task: { status, deadlines: [] }, deadline: deadline as DeadlineState, as } as CountedDeadline;
  };
  const all = [
    one({ completedOn: '2026-06-30', status: 'accepted' }),
    one({ completedOn: '2026-06-20', status: 'accepted' }),
    // Extended: late against the first date, in time against the present one.
    one({ completedOn: '2026-07-01', status: 'accepted', legalDue: '2026-07-15' }),
    one({}),
    one({ originalLegalDue: '2026-07-01' }),
    one({ originalLegalDue: '2026-07-08' }),
    one({ originalLegalDue: '2026-07-09' }),
    one({ status: 'submitted' }),
    one({ originalLegalDue: null, status: 'waiting-event' }),
    one({}, 'suspended'),
    one({}, 'stopped'),
    one({ status: 'backlog', originalLegalDue: '2025-12-31' }),
    one({ originalLegalDue: '2026-12-31' }, 'active', 'under-study'),
    one({ originalLegalDue: '2026-12-31' }, 'active', 'beyond-authority'),
    // Accepted with a date that had not come: on this day it was not done.
    one({ completedOn: '2026-07-02', status: 'accepted', originalLegalDue: '2026-07-31' }),
  ];

  it('add up, against the first date and against the present one', () => {
    const first = baseCounts(all, ON, 'original');
    expect(first).toEqual({
      total: 13,
      doneOnTime: 2,
      doneLate: 1,
      openInTime: 5,
      openOverdue: 4,
      undated: 1,
    });
    expect(first.doneOnTime + first.doneLate + first.openInTime + first.openOverdue + first.undated).toBe(
      first.total,
    );
    expect(baseCounts(all, ON, 'current')).toEqual({ ...first, doneOnTime: 3, doneLate: 0 });
  });

  it('are said finer', () => {
    expect(finerCounts(all, ON, 'original')).toEqual({
      early: 1,
      dueSoon: 2,
      awaitingCheck: 1,
      suspended: 1,
      stopped: 1,
      backlog: 1,
      underStudy: 1,
      beyondAuthority: 1,
    });
  });

  it('leave out drafts and what lies before the programme', () => {
    const deadline = all[3]!.deadline;
    const tasks = [
      { status: 'draft', deadlines: [deadline] },
      { status: 'active', deadlines: [deadline, { ...deadline, status: 'history' }] },
    ] as const;
    expect(countedDeadlines(tasks as never, () => null)).toHaveLength(1);
  });
});

describe('tasks by what reports say of them', () => {
  const times = (count: number, status: TaskStatus, as: TaskClass | null = null) =>
    Array.from({ length: count }, () => ({ status, as }));

  it('19 + 38 + 32 + 3 are 92', () => {
    const tally = tallyOf([
      ...times(19, 'completed'),
      ...times(38, 'active'),
      ...times(32, 'active', 'under-study'),
      ...times(3, 'active', 'beyond-authority'),
      ...times(5, 'draft'),
    ]);
    expect(tally).toMatchObject({ total: 92, done: 19, inProgress: 38, underStudy: 32, beyondAuthority: 3 });
    expect(19 + 38 + 32 + 3).toBe(tally.total);
    expect(tallySentence(tally)).toBe(
      '19 đã hoàn thành, 38 đang thực hiện, 32 đang nghiên cứu, 3 thuộc thẩm quyền Trung ương; tổng 92.',
    );
  });

  it('what is done is done, whatever was said of it before', () => {
    expect(tallyOf(times(1, 'completed', 'beyond-authority'))).toMatchObject({ done: 1, beyondAuthority: 0 });
  });
});

describe('numbers', () => {
  it.each([
    [16_303_827, '16.303.827'],
    [1234.5, '1.234,5'],
    [0.79, '0,79'],
    [100, '100'],
    [-1234.56, '-1.234,56'],
    [0, '0'],
    [-0.001, '0'],
    [999, '999'],
  ])('%f is written %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
