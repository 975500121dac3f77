import { describe, expect, it } from '@jest/globals';
import { indicatorCommand } from '#contracts';
import { commandOf, fieldsOf, type ManageAct, wrongFields } from './manage-fields.js';

const indicator = {
  target: {} as never,
  followUps: [{ no: 1, subject: 'Đề tài', surveyedOn: null }] as never,
};
const typed = {
  ...{ unit: 'so-khcn', method: 'Điều tra', value: '12,5', measure: '%', period: 'năm 2025' },
  ...{ 'year-2027': '1.200', title: 'Kế hoạch', number: '5-KH/TU', date: '2026-12-19' },
  ...{ subject: 'Đề tài', acceptedOn: '2026-05-01', followUpNo: '1', on: '2026-11-20', applied: 'false' },
};
const ACTS: ManageAct[] = ['set-profile', 'set-path', 'lock-base', 'add-follow-up', 'record-follow-up'];

describe('acts of the keepers of an indicator', () => {
  it.each(ACTS)('%s is what the server reads', (act) => {
    expect(wrongFields(fieldsOf(act, indicator), typed)).toEqual([]);
    expect(indicatorCommand.safeParse(commandOf(act, typed)).error).toBeUndefined();
  });

  it('a path has the years that were filled in, as the numbers that were meant', () => {
    expect(commandOf('set-path', typed)).toMatchObject({ points: [{ year: 2027, value: 1200 }] });
    const nothing = { ...typed, 'year-2027': ' ' };
    expect(wrongFields(fieldsOf('set-path', indicator), nothing)).toEqual(['year-2026']);
    const words = { ...typed, 'year-2028': 'nhiều' };
    expect(wrongFields(fieldsOf('set-path', indicator), words)).toEqual(['year-2028']);
  });

  it('what is left empty in a profile stays as it was', () => {
    expect(commandOf('set-profile', { method: 'Điều tra' })).toEqual({
      type: 'set-profile',
      method: 'Điều tra',
    });
  });
});
