import { describe, expect, it } from '@jest/globals';
import { caseCommand } from '#contracts';
import { commandOf, fieldName, missingFields } from './command-of.js';
import { consequence } from './consequence.js';
import { outcomesFor } from './forms.js';

describe('commands to a case', () => {
  it.each([
    ['conclude', 'new-date', { newDue: '2027-01-15', directive: ' ', reason: 'của lựa chọn khác' }],
    ['conclude', 'keep-date', { directive: 'Tập trung hoàn thành.', checkDue: '2027-01-15' }],
    ['conclude', 'reassign', { leadUnits: 'so-a,so-b', checkDue: '2027-01-15' }],
    ['conclude', 'request-explanation', { question: 'Vì sao?', due: '2027-01-08' }],
    ['conclude', 'suspend', { reason: 'Chờ luật.' }],
    ['conclude', 'recommend-stop', { reason: 'Trùng nhiệm vụ.' }],
    ['conclude', 'recommend-date', { reason: 'Thiếu vốn.', newDue: '2027-03-31' }],
    ['conclude', 'return', { reason: 'Thiếu ý kiến đơn vị.' }],
    ['propose', 'suspend', { reason: 'Chờ luật.', note: 'Đã trao đổi với đơn vị.' }],
    ['give-opinion', null, { text: 'Đồng ý.' }],
    ['schedule', null, {}],
    ['record-minutes', null, { kind: 'notice', documentNumber: '12-TB/BCĐ', documentDate: '2027-01-06' }],
    [
      ...(['record-answer', null] as const),
      { answer: 'agreed', title: 'Công văn', documentNumber: '5-CV/TU', issuerUnit: 'tinh-uy' },
    ],
  ] as const)('%s %s is what the server reads', (act, outcome, typed) => {
    expect(missingFields(act, outcome, typed)).toEqual([]);
    expect(caseCommand.safeParse(commandOf(act, outcome, typed, [])).error).toBeUndefined();
  });

  it('holds only what the chosen outcome asks for', () => {
    const typed = { newDue: '2027-01-15', reason: 'của lựa chọn khác', directive: '' };
    expect(commandOf('conclude', 'new-date', typed, [])).toEqual({
      type: 'conclude',
      conclusion: { outcome: 'new-date', newDue: '2027-01-15' },
    });
  });

  it('names what is missing', () => {
    expect(missingFields('conclude', null, {})).toEqual(['outcome']);
    expect(missingFields('conclude', 'keep-date', { directive: ' ' })).toEqual(['directive', 'checkDue']);
    expect(missingFields('conclude', 'reassign', { leadUnits: 'so-a' })).toEqual(['checkDue']);
    expect(fieldName('conclusion.leadUnits.0')).toBe('leadUnits');
  });
});

describe('what may be concluded', () => {
  const move = (may: boolean, because: string[]) =>
    outcomesFor({ competence: { move: { may, because }, stop: { may: false, because: [] } } });

  it('is a date where the committee may move it, a recommendation where it may not', () => {
    expect(move(true, ['x'])).toContain('new-date');
    expect(move(true, ['x'])).not.toContain('recommend-date');
    expect(move(false, ['x'])).not.toContain('new-date');
    expect(move(false, ['x'])).toContain('recommend-date');
  });

  it('is said before it is sent', () => {
    expect(consequence('conclude', 'new-date', { newDue: '2027-01-15' })).toContain(
      '15/01/2027 (thứ\u00a0Sáu)',
    );
    expect(consequence('conclude', 'keep-date', {})).toContain('…');
  });
});
