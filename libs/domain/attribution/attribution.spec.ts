import { describe, expect, it } from '@jest/globals';
import type { CaseEvent } from '../case/index.js';
import type { Recorded, TaskEvent } from '../task/index.js';
import {
  accepted,
  concluded,
  on,
  opened,
  returned,
  START,
  sentUp,
  short,
  submitted,
  told,
  versions,
} from './fixtures/lives.js';

describe('who held a deadline', () => {
  it('is the unit from the day after assignment; the day of an act belongs to whoever held before it', () => {
    expect(short({ task: START, cases: [] }, '2026-12-01')).toEqual([]);
    const { segments, totals, endedOn } = told({ task: START, cases: [] }, '2026-12-08');
    expect(segments).toEqual([
      { holder: 'unit', unit: 'so-a', from: '2026-12-02', to: '2026-12-08', calendarDays: 7, workingDays: 5 },
    ]);
    expect(totals).toEqual([{ holder: 'unit', unit: 'so-a', calendarDays: 7, workingDays: 5 }]);
    expect(endedOn).toBeNull();
  });

  it('is the checker from the day it was sent, the unit again after a return, nobody after acceptance', () => {
    const task = [
      ...START,
      on('2026-12-10', submitted('2026-12-10', '2026-12-08')),
      on('2026-12-14', returned('2026-12-14')),
      on('2026-12-16', submitted('2026-12-16')),
      on('2026-12-17', accepted('2026-12-17')),
    ];
    expect(short({ task, cases: [] }, '2027-02-01')).toEqual([
      'unit:so-a 2026-12-02..2026-12-08',
      'checker:vptu 2026-12-09..2026-12-14',
      'unit:so-a 2026-12-15..2026-12-16',
      'checker:vptu 2026-12-17..2026-12-17',
    ]);
    expect(told({ task, cases: [] }, '2027-02-01').endedOn).toBe('2026-12-17');
  });

  it('is the committee while its opinion is awaited, then who its conclusion names', () => {
    const cases = [
      [
        on('2026-12-28', opened('2026-12-28')),
        on('2026-12-30', sentUp('2026-12-30')),
        on('2027-01-05', concluded('2027-01-05', 'request-explanation', 'awaiting-explanation')),
        on('2027-01-07', {
          type: 'case-resumed',
          data: { on: '2027-01-07', cause: 'explained', answerDue: '2027-01-21', ...versions },
        }),
        on('2027-01-11', concluded('2027-01-11', 'return', 'draft')),
        on('2027-01-13', sentUp('2027-01-13')),
        on('2027-01-14', concluded('2027-01-14', 'recommend-stop', 'recommended')),
      ] as Recorded<CaseEvent>[],
    ];
    expect(short({ task: START, cases }, '2027-01-20')).toEqual([
      'unit:so-a 2026-12-02..2026-12-30',
      'committee:bcd 2026-12-31..2027-01-05',
      'unit:so-a 2027-01-06..2027-01-07',
      'committee:bcd 2027-01-08..2027-01-11',
      'office:vptu 2027-01-12..2027-01-13',
      'committee:bcd 2027-01-14..2027-01-14',
      'above 2027-01-15..2027-01-20',
    ]);
  });

  it('counts an input that is awaited beside the unit, and days that the engine missed as the system’s', () => {
    const task: Recorded<TaskEvent>[] = [
      ...START,
      on('2026-12-03', {
        type: 'input-requested',
        data: { no: 1, unit: 'so-b', due: '2026-12-10', on: '2026-12-03', by: 'can-bo' },
        text: { question: 'số liệu' },
      }),
      on('2026-12-07', {
        type: 'input-given',
        data: { no: 1, on: '2026-12-07', by: 'x', documentNumber: null, documentDate: null },
        text: { note: 'đây' },
      }),
      on('2026-12-15', {
        type: 'rung-superseded',
        data: {
          deadlineId: 'm1',
          key: '1/T-7',
          rung: 'T-7',
          kind: 'reminder',
          nominal: '2026-12-11',
          slot: '2026-12-15',
          by: 'T-3',
          reason: 'outage',
        },
      }),
    ];
    const { segments, awaitingInput } = told({ task, cases: [] }, '2026-12-18');
    expect(segments.map((s) => [s.holder, s.from, s.to])).toEqual([
      ['unit', '2026-12-02', '2026-12-10'],
      ['system', '2026-12-11', '2026-12-14'],
      ['unit', '2026-12-15', '2026-12-18'],
    ]);
    expect(awaitingInput).toEqual([
      {
        holder: 'coordinating',
        unit: 'so-b',
        from: '2026-12-04',
        to: '2026-12-07',
        calendarDays: 4,
        workingDays: 2,
      },
    ]);
  });

  it('is the new unit after the work was given to it', () => {
    const reassigned: TaskEvent = {
      type: 'conclusion-applied',
      data: {
        caseId: 'c',
        deadlineId: 'm1',
        on: '2026-12-10',
        outcome: 'reassign',
        date: null,
        directiveDue: '2026-12-30',
        leadUnits: ['so-c'],
        status: 'active',
      },
    };
    const task = [...START, on('2026-12-10', reassigned)];
    expect(short({ task, cases: [] }, '2026-12-12')).toEqual([
      'unit:so-a 2026-12-02..2026-12-10',
      'unit:so-c 2026-12-11..2026-12-12',
    ]);
  });
});
