import { describe, expect, it } from '@jest/globals';
import { base, DOCUMENT, definition, recording, YEARS } from './fixtures/recording.js';
import { expectedOn, pathOf } from './index.js';

describe('the path of an indicator', () => {
  it('is a straight line from a comparable base, and says that it is ours', () => {
    const path = pathOf(definition(), recording().state, YEARS);
    expect(path).toMatchObject({ origin: 'derived', judges: true, document: null });
    expect(path.points).toEqual([
      { year: 2025, value: 15 },
      { year: 2026, value: 26 },
      { year: 2027, value: 37 },
      { year: 2028, value: 48 },
      { year: 2029, value: 59 },
      { year: 2030, value: 70 },
    ]);
    expect(path.because).toBe(
      'Văn bản không nêu mức từng năm: đường thẳng suy ra từ số gốc (2020–2025) 15 doanh nghiệp, đặt ở cuối năm 2025, đến 70 doanh nghiệp cuối năm 2030.',
    );
    expect(expectedOn(path, '2027-12-31')).toBe(37);
    expect(expectedOn(path, '2027-07-02')).toBeCloseTo(31.5151, 3);
    expect(expectedOn(path, '2025-06-30')).toBeNull();
    expect(expectedOn(path, '2031-01-01')).toBeNull();
  });

  it('is not there without a base: nothing is put in its place', () => {
    const path = pathOf(definition({ baselines: [] }), recording().state, YEARS);
    expect(path).toEqual({
      origin: 'none',
      judges: false,
      points: [],
      because: 'Văn bản không nêu số gốc nên không có lộ trình.',
      document: null,
    });
    expect(
      pathOf(definition({ baselines: [base(30, 'doanh nghiệp', 'no')] }), recording().state, YEARS).origin,
    ).toBe('none');
    expect(
      pathOf(
        definition({ baselines: [base(7.31, '% GDP', 'partial')], unit: '% GRDP' }),
        recording().state,
        YEARS,
      ).origin,
    ).toBe('none');
  });

  it('from a base that compares only in part is to look at, not to judge by', () => {
    const path = pathOf(
      definition({ baselines: [base(15, 'doanh nghiệp', 'partial')] }),
      recording().state,
      YEARS,
    );
    expect(path).toMatchObject({ origin: 'derived', judges: false });
    expect(path.because).toContain('không dùng để đánh giá');
    expect(
      recording({ baselines: [base(15, 'doanh nghiệp', 'partial')] })
        .value(1, '2027-12-31')
        .judged('2028-01-10').standing,
    ).toBe('not-reached');
  });

  it('that was entered with a document takes the place of the line; a base that was locked draws another', () => {
    const entered = recording().act({
      type: 'set-path',
      points: [
        { year: 2028, value: 30 },
        { year: 2027, value: 20 },
      ],
      document: DOCUMENT,
    });
    expect(pathOf(entered.of, entered.state, YEARS)).toMatchObject({
      origin: 'entered',
      judges: true,
      points: [
        { year: 2027, value: 20 },
        { year: 2028, value: 30 },
      ],
    });
    const locked = recording({ baselines: [] }).act({
      type: 'lock-base',
      value: 20,
      unit: 'doanh nghiệp',
      period: '2025',
      document: DOCUMENT,
    });
    expect(pathOf(locked.of, locked.state, YEARS).points[0]).toEqual({ year: 2025, value: 20 });
  });
});
