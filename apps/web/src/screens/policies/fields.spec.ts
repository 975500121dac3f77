import { describe, expect, it } from '@jest/globals';
import { type ProposedPolicy, proposedPolicy } from '#contracts';
import { ALL_FIELDS, differences, policyOf, typedOf } from './fields.js';

const POLICY: ProposedPolicy = {
  slotHour: 8,
  officerDaysBefore: [30, 14, 7, 3, 1, 0],
  silencedByAcknowledgement: [30, 14],
  headDaysBefore: [7, 3],
  questionFromDays: 180,
  overdueWorkingDays: [1, 3, 7],
  nudgeAfterSilentWorkingDays: 10,
  acknowledgeWithinWorkingDays: 3,
  checkWithinWorkingDays: 5,
  checkDeputyAfter: 1,
  checkChiefAfter: 3,
  reworkWorkingDays: 5,
  escalation: { L1: 2, L2: 4, L3: 6, L4: 8 },
  committeeAnswerWithinWorkingDays: 10,
  committeeRemindBefore: 2,
  committeeOverdue: [1, 5],
};

describe('the rules as typed', () => {
  it('have a field for every number, and come back as they were', () => {
    expect(policyOf(typedOf(POLICY))).toEqual({ policy: POLICY });
    const leaves = Object.keys(proposedPolicy.shape).flatMap((key) =>
      key === 'escalation' ? ['L1', 'L2', 'L3', 'L4'].map((level) => `escalation.${level}`) : [key],
    );
    expect(ALL_FIELDS.map(({ path }) => path).sort()).toEqual(leaves.sort());
  });

  it('are understood with any separator, an empty list too', () => {
    const typed = { ...typedOf(POLICY), officerDaysBefore: '10 5;0', headDaysBefore: ' ' };
    expect(policyOf(typed)).toEqual({
      policy: { ...POLICY, officerDaysBefore: [10, 5, 0], headDaysBefore: [] },
    });
  });

  it('name the fields that are not numbers', () => {
    const typed = { ...typedOf(POLICY), slotHour: '', overdueWorkingDays: '1, ba', 'escalation.L2': '4, 5' };
    expect(policyOf(typed)).toEqual({ wrong: ['slotHour', 'overdueWorkingDays', 'escalation.L2'] });
  });

  it('say in which fields they differ', () => {
    const other = { ...POLICY, slotHour: 9, escalation: { ...POLICY.escalation, L4: 10 } };
    expect(differences(POLICY, other).map(({ field, a, b }) => [field.path, a, b])).toEqual([
      ['slotHour', '8', '9'],
      ['escalation.L4', '8', '10'],
    ]);
  });
});
