import { describe, expect, it } from '@jest/globals';
import { type RecordMoney, recordMoney, type UserError } from '#contracts';
import {
  checkSums,
  decideMoney,
  emptyMoneyYear,
  evolveMoney,
  expectedShare,
  type MoneyYearState,
  moneyIdOf,
  moneyWarnings,
  totalsOf,
} from './index.js';

const ROWS = [
  { id: 'FV-00', parent: null, name: 'Tổng nhu cầu vốn', amount: 1000 },
  { id: 'FV-01', parent: 'FV-00', name: 'Ngân sách', amount: 400 },
  { id: 'FV-02', parent: 'FV-00', name: 'Ngoài ngân sách', amount: 600 },
];
const ctx = {
  today: '2027-10-15',
  actor: 'p1',
  sources: ROWS,
  knownTask: (code: string) => code === '3.6',
  knownGroup: (group: number) => group <= 8,
};
const titleOf = () => 'Trung tâm ĐMST';

class Year {
  state: MoneyYearState = emptyMoneyYear(moneyIdOf('khcn', 2027));

  add(kind: RecordMoney['kind'], amount: number, more: object = {}): this {
    const input = recordMoney.parse({
      programme: 'khcn',
      kind,
      source: 'FV-01',
      year: 2027,
      amount,
      on: '2027-09-30',
      ...more,
    });
    this.state = decideMoney(this.state, input, ctx).reduce(evolveMoney, this.state);
    return this;
  }

  get entries() {
    return this.state.entries.map((e) => ({ ...e, year: 2027 }));
  }

  warnings(on = '2027-10-15', rows = ROWS) {
    return moneyWarnings(rows, this.entries, titleOf, on);
  }
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    const { code, fields } = error as UserError;
    return `${code} ${fields[0]?.path ?? ''}`.trim();
  }
  throw new Error('was not refused');
}

describe('money', () => {
  it('every total is set beside the sum of its parts, and what differs is shown', () => {
    expect(checkSums(ROWS)).toEqual([
      { total: 'FV-00', parts: ['FV-01', 'FV-02'], stated: 1000, sum: 1000, match: true },
    ]);
    const wrong = ROWS.map((row) => (row.id === 'FV-02' ? { ...row, amount: 590 } : row));
    expect(checkSums(wrong)[0]).toMatchObject({ stated: 1000, sum: 990, match: false });
    expect(new Year().warnings('2027-10-15', wrong)).toEqual([
      {
        kind: 'parts-differ',
        subject: 'FV-00',
        sentence:
          'Tổng nhu cầu vốn: văn bản ghi 1.000 triệu đồng, cộng các phần được 990 triệu đồng; giữ nguyên cả hai số.',
      },
    ]);
  });

  it('adds up to the thousand đồng, without what was corrected', () => {
    const year = new Year().add('allocated', 0.1).add('allocated', 0.2).add('disbursed', 0.15);
    expect(totalsOf(year.entries)).toEqual({ planned: null, allocated: 0.3, disbursed: 0.15, rate: 50 });
    year.add('allocated', 0.4, { corrects: 2 });
    expect(totalsOf(year.entries)).toMatchObject({ allocated: 0.5, rate: 30 });
    expect(refusal(() => year.add('allocated', 1, { corrects: 2 }))).toBe('state-conflict');
    expect(refusal(() => year.add('disbursed', 1, { corrects: 1 }))).toBe('invalid-input corrects');
  });

  it('is entered where the sources end, for what there is, on a day that has come', () => {
    const year = new Year();
    expect(refusal(() => year.add('allocated', 1, { source: 'FV-00' }))).toBe('invalid-input source');
    expect(refusal(() => year.add('allocated', 1, { source: 'FV-9' }))).toBe('invalid-input source');
    expect(refusal(() => year.add('allocated', 1, { task: '9.9' }))).toBe('invalid-input task');
    expect(refusal(() => year.add('allocated', 1, { group: 9 }))).toBe('invalid-input group');
    expect(refusal(() => year.add('disbursed', 1, { on: '2027-12-31' }))).toBe('invalid-input on');
    expect(
      recordMoney.safeParse({
        programme: 'khcn',
        kind: 'allocated',
        source: 'FV-01',
        year: 2027,
        amount: 0.0001,
        on: '2027-01-01',
      }).success,
    ).toBe(false);
  });

  it('warns of more disbursed than allocated, more allocated than planned, and of falling behind the year', () => {
    const kinds = (year: Year, on?: string) => year.warnings(on).map((w) => `${w.kind} ${w.subject}`);
    expect(kinds(new Year().add('allocated', 100).add('disbursed', 75, { task: undefined }))).toEqual([]);
    expect(kinds(new Year().add('allocated', 100).add('disbursed', 74))).toEqual(['behind-the-year 2027']);
    expect(kinds(new Year().add('allocated', 100).add('disbursed', 74), '2027-09-29')).toEqual([]);
    expect(
      kinds(new Year().add('allocated', 100, { task: '3.6' }).add('disbursed', 101, { task: '3.6' })),
    ).toEqual([
      'disbursed-over-allocated FV-00',
      'disbursed-over-allocated FV-01',
      'disbursed-over-allocated 2027',
      'disbursed-over-allocated 3.6',
    ]);
    expect(kinds(new Year().add('allocated', 401).add('disbursed', 400))).toEqual([
      'allocated-over-planned FV-01',
    ]);
    expect(kinds(new Year().add('planned', 50).add('allocated', 60).add('disbursed', 60))).toEqual([
      'allocated-over-planned 2027',
    ]);
  });

  it.each([
    ['2027-03-30', 0],
    ['2027-03-31', 25],
    ['2027-12-30', 75],
    ['2027-12-31', 100],
    ['2028-05-01', 100],
    ['2026-12-31', 0],
  ])('expects by %s %i percent', (on, share) => {
    expect(expectedShare(2027, on)).toBe(share);
  });
});
