import { describe, expect, it } from '@jest/globals';
import { base, DOCUMENT, definition, recording, refusal, YEARS } from './fixtures/recording.js';
import { measureKindOf, pathOf } from './index.js';

describe('an indicator is judged', () => {
  it('no data, behind, on its path, reached', () => {
    expect(recording().judged('2028-01-10')).toMatchObject({ standing: 'no-data', valueNo: null });
    expect(recording().value(36, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'behind',
      expected: 37,
    });
    expect(recording().value(37, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'on-path',
      estimated: false,
      valueNo: 1,
      because: [
        'Đến 31/12/2027: 37 doanh nghiệp; chỉ tiêu 70 doanh nghiệp.',
        'Lộ trình đến ngày đó: 37 doanh nghiệp (đường thẳng suy ra).',
      ],
    });
    expect(recording().value(70, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording().value(75, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording().value(69, '2030-12-31').judged('2031-01-10')).toMatchObject({
      standing: 'behind',
      because: [expect.anything(), 'Đã hết năm 2030 mà chưa đạt.'],
    });
  });

  it('by what was done before what was estimated, and says when it was an estimate', () => {
    const both = recording().value(40, '2027-12-31', { status: 'estimated' });
    expect(both.judged('2027-12-20')).toMatchObject({ standing: 'on-path', estimated: true });
    expect(both.judged('2027-12-20').because.at(-1)).toBe('Đánh giá theo số ước thực hiện.');
    expect(both.value(30, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'behind',
      estimated: false,
      valueNo: 2,
    });
  });

  it('a threshold that must be exceeded, a rank downwards, a range, yes or no, and by words', () => {
    const above = { target: 55, unit: '%', operator: '>' as const, baselines: [] };
    expect(recording(above).value(55, '2030-12-31').judged('2030-12-31').standing).toBe('not-reached');
    expect(recording(above).value(55.1, '2030-12-31').judged('2030-12-31').standing).toBe('reached');
    const rank = {
      target: 10,
      unit: 'hạng',
      operator: 'top' as const,
      baselines: [base(13, 'hạng (/34)', 'yes')],
    };
    expect(recording(rank).value(11, '2027-12-31').judged('2028-01-10')).toMatchObject({
      standing: 'on-path',
      expected: 11.8,
    });
    expect(recording(rank).value(12, '2027-12-31').judged('2028-01-10').standing).toBe('behind');
    expect(recording(rank).value(10, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    const range = {
      target: 15,
      targetMax: 20,
      unit: '%/năm',
      operator: 'range' as const,
      frequency: 'annual',
      baselines: [],
    };
    expect(recording(range).value(14.9, '2027-12-31').judged('2028-01-10').standing).toBe('behind');
    expect(recording(range).value(15, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    expect(recording(range).value(21, '2027-12-31').judged('2028-01-10').because).toContain(
      'Vượt mức trên của khoảng (20%/năm).',
    );
    const exists = { target: true, unit: 'có/không', operator: 'exists' as const, baselines: [] };
    expect(recording(exists).value(false, '2027-12-31').judged('2028-01-10').standing).toBe('not-reached');
    expect(recording(exists).value(true, '2027-12-31').judged('2028-01-10').standing).toBe('reached');
    const words = { target: null, unit: null, operator: 'qualitative' as const, baselines: [] };
    expect(recording(words).value('in-progress', '2027-12-31').judged('2028-01-10').because).toEqual([
      'Đánh giá định tính: đang thực hiện.',
    ]);
  });

  it('every year anew, when the year is over', () => {
    const yearly = {
      target: 45,
      unit: 'công trình/năm',
      frequency: 'annual',
      baselines: [base(131, 'nhiệm vụ (cả giai đoạn)', 'partial')],
    };
    expect(recording(yearly).value(20, '2027-06-30').judged('2027-07-10').standing).toBe('not-reached');
    expect(recording(yearly).value(20, '2027-06-30').judged('2028-01-10').standing).toBe('behind');
    expect(recording(yearly).value(45, '2027-10-30').judged('2027-11-10').standing).toBe('reached');
    expect(pathOf(definition(yearly), recording().state, YEARS)).toMatchObject({
      origin: 'stated',
      points: [{ year: 2026, value: 45 }, {}, {}, {}, {}],
    });
  });

  it('growth from a locked base only', () => {
    const growth = {
      target: 20,
      unit: '% tăng',
      operator: '>=' as const,
      baselines: [base(1654, 'đơn', 'partial')],
    };
    const unlocked = recording(growth);
    expect(measureKindOf(unlocked.of)).toBe('growth');
    expect(refusal(() => unlocked.amount(2000, '2030-12-31'))).toEqual({
      code: 'invalid-input',
      path: 'amount',
    });
    const locked = unlocked.act({
      type: 'lock-base',
      value: 1600,
      unit: 'đơn',
      period: '2021–2025',
      document: DOCUMENT,
    });
    expect(locked.amount(1920, '2030-12-31').state.values[0]).toMatchObject({ value: 20, amount: 1920 });
    expect(locked.judged('2030-12-31').standing).toBe('reached');
  });
});
