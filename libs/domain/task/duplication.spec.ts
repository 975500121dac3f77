import { describe, expect, it } from '@jest/globals';
import { commandsOf } from './allowed.js';
import { ActingTask, DECISION, refusal } from './fixtures/acting.js';
import { missingParts } from './gate.js';

const MONDAY = '2026-12-07T02:00:00Z';
const CHECK = {
  type: 'record-duplication-check',
  conclusion: 'none',
  checkedWith: 'Bộ Khoa học và Công nghệ',
  note: 'không có dự án cùng nội dung',
  basis: DECISION,
} as const;

/** Đề án, line 402: what is invested must not repeat what ministries and branches have invested in. */
describe('the check of an investment', () => {
  const draft = (investment?: boolean) => {
    const task = new ActingTask();
    task.act(MONDAY, {
      type: 'complete-profile',
      leadUnits: ['so-khcn'],
      officer: 'can-bo',
      deadlines: [{ id: 'm1', deliverable: 'Dự án', rule: { kind: 'by', date: '2027-06-30' } }],
      ...(investment === undefined ? {} : { investment }),
    });
    return task;
  };
  const activate = (task: ActingTask) => () => task.act(MONDAY, { type: 'activate' });

  it('is not asked of other work', () => {
    for (const task of [draft(), draft(false)]) {
      expect(missingParts(task.state)).toEqual([]);
      expect(commandsOf(task.state, '2026-12-14')).not.toContain('record-duplication-check');
      expect(refusal(() => task.act(MONDAY, CHECK))).toContain('không được đánh dấu là việc đầu tư');
      expect(refusal(activate(task))).toBe('not refused');
    }
  });

  it('stands before the activation of an investment, and says so in plain words', () => {
    const task = draft(true);
    expect(missingParts(task.state)).toMatchObject([{ part: 'duplication', path: 'duplicationCheck' }]);
    expect(refusal(activate(task))).toMatch(
      /^Việc đầu tư chưa được kiểm tra trùng lặp với bộ, ngành Trung ương/,
    );
    task.act(MONDAY, { ...CHECK, attachments: ['tep-1'] }, 'giam-doc');
    expect(task.state.duplicationCheck).toEqual({
      ...{ no: 1, on: '2026-12-07', by: 'giam-doc', conclusion: 'none' },
      ...{ checkedWith: 'Bộ Khoa học và Công nghệ', basis: DECISION },
    });
    expect(refusal(activate(task))).toBe('not refused');
    expect(task.state.status).toBe('active');
  });

  it('that found the same holds the work back until another check says otherwise', () => {
    const task = draft(true);
    task.act(MONDAY, { ...CHECK, conclusion: 'duplicate' });
    expect(refusal(activate(task))).toContain('trùng với Bộ Khoa học và Công nghệ');
    task.act(MONDAY, { ...CHECK, conclusion: 'adjusted' });
    expect(task.state.duplicationCheck).toMatchObject({ no: 2, conclusion: 'adjusted' });
    expect(refusal(activate(task))).toBe('not refused');
  });

  it('rests on a document that is there already', () => {
    const task = draft(true);
    const tomorrow = { ...CHECK, basis: { ...DECISION, date: '2026-12-08' } };
    expect(refusal(() => task.act(MONDAY, tomorrow))).toContain('basis.date');
    expect(refusal(() => task.act(MONDAY, { ...CHECK, attachments: ['tep-2'] }))).toContain('attachments.0');
  });
});
