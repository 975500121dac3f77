import { describe, expect, it } from '@jest/globals';
import { type TaskView, taskCommand } from '#contracts';
import { draftOf } from '../../rule/draft.js';
import { changesOf, newDeadline, profileOf, withoutRule } from './profile.js';

type Recorded = Pick<
  TaskView,
  'leads' | 'coordinating' | 'officer' | 'watcher' | 'investment' | 'basis' | 'deadlines'
>;

const EMPTY: Recorded = {
  leads: [],
  coordinating: [],
  officer: null,
  watcher: null,
  investment: false,
  basis: null,
  deadlines: [],
};

describe('what the office fills in', () => {
  it('sends only what differs, in the shape of the contract', () => {
    const profile = {
      ...profileOf(EMPTY),
      leadUnits: ['so-tai-chinh'],
      deadlines: [
        {
          ...newDeadline('moi-1'),
          deliverable: ' Báo cáo ',
          rule: draftOf({ kind: 'by', date: '2027-06-30' }),
        },
      ],
    };
    const command = changesOf(EMPTY, profile);
    expect(command).toEqual({
      type: 'complete-profile',
      leadUnits: ['so-tai-chinh'],
      deadlines: [{ deliverable: 'Báo cáo', rule: { kind: 'by', date: '2027-06-30' } }],
    });
    expect(taskCommand.safeParse(command).success).toBe(true);
  });

  it('sends nothing when nothing differs', () => {
    expect(changesOf(EMPTY, profileOf(EMPTY))).toBeNull();
  });

  it('keeps the line of the basis document that the form does not show', () => {
    const basis = { title: 'Đề án', number: null, date: null, issuer: null, line: 250 };
    const task = { ...EMPTY, basis };
    const profile = { ...profileOf(task), basis: { title: 'Đề án', number: '12', date: '', issuer: '' } };
    expect(changesOf(task, profile)).toEqual({ type: 'complete-profile', basis: { ...basis, number: '12' } });
  });

  it('names deadlines that cannot be saved for want of a rule', () => {
    const deadlines = [newDeadline('a'), { ...newDeadline('b'), deliverable: 'Báo cáo' }];
    expect(withoutRule({ ...profileOf(EMPTY), deadlines })).toEqual(['b']);
  });
});
