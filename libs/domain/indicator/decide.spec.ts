import { describe, expect, it } from '@jest/globals';
import { recording, refusal } from './fixtures/recording.js';

describe('a value', () => {
  it('is corrected by a later one and never overwritten', () => {
    const twice = recording().value(40, '2027-12-31');
    expect(refusal(() => twice.value(38, '2027-12-31'))).toEqual({ code: 'state-conflict', path: undefined });
    twice.value(30, '2027-12-31', { corrects: 1, note: 'Đếm trùng' });
    expect(twice.state.values).toMatchObject([
      { no: 1, value: 40, correctedBy: 2 },
      { no: 2, value: 30, corrects: 1, correctedBy: null },
    ]);
    expect(twice.judged('2028-01-10')).toMatchObject({ standing: 'behind', valueNo: 2 });
    expect(refusal(() => twice.value(31, '2027-12-31', { corrects: 1 }))).toEqual({
      code: 'state-conflict',
      path: undefined,
    });
  });

  it('is of the right sort and of a day that has come', () => {
    expect(refusal(() => recording().value(true, '2027-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'value',
    });
    expect(refusal(() => recording().value(1, '2031-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'asOf',
    });
    expect(refusal(() => recording().value(1, '2027-12-31', { unit: 'nowhere' }))).toEqual({
      code: 'invalid-input',
      path: 'unit',
    });
    expect(recording().value(1, '2031-12-31', { status: 'estimated' }).state.values).toHaveLength(1);
  });
});

describe('what is measured months after an acceptance', () => {
  it('has its own day to be looked at, and not before it', () => {
    const lagged = recording({ measureDelayMonths: 12, unit: '%' }).act({
      type: 'add-follow-up',
      subject: 'Đề tài giống chè',
      acceptedOn: '2027-01-30',
    });
    // 30/01/2028 is a Sunday: a counted term ends on the next working day.
    expect(lagged.state.followUps[0]).toMatchObject({ due: '2028-01-31', surveyedOn: null });
    expect(lagged.state.followUps[0]!.explanation.length).toBeGreaterThan(1);
    const survey = (on: string) => lagged.act({ type: 'record-follow-up', followUpNo: 1, on, applied: true });
    expect(refusal(() => survey('2028-01-28'))).toEqual({ code: 'invalid-input', path: 'on' });
    expect(survey('2028-02-02').state.followUps[0]).toMatchObject({
      surveyedOn: '2028-02-02',
      applied: true,
    });
    expect(refusal(() => survey('2028-02-03'))).toEqual({ code: 'state-conflict', path: undefined });
    const other = recording();
    expect(
      refusal(() => other.act({ type: 'add-follow-up', subject: 'x', acceptedOn: '2027-01-30' })),
    ).toMatchObject({ code: 'invalid-input' });
  });
});
