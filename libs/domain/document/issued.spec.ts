import { describe, expect, it } from '@jest/globals';
import { recordMoney, recordValue, reorganisation } from '#contracts';
import { definition } from '../indicator/fixtures/recording.js';
import { decideIndicator, emptyIndicator, recordIndicatorValue } from '../indicator/index.js';
import { decideLedger, emptyLedger } from '../ledger/index.js';
import { decideMoney, emptyMoneyYear } from '../money/index.js';
import { checkReorganisation } from '../reorganisation/index.js';
import { checkNaming } from '../stand-in/index.js';
import { refusal } from '../task/fixtures/acting.js';

const today = '2026-12-10';
const dated = (date: string) => ({ title: 'Quyết định', number: '9', date, issuer: null, line: null });
const who = { today, actor: 'p', knownUnit: () => true, knownTask: () => true, knownGroup: () => true };
const ctx = { ...who, sources: [{ id: 'FV', parent: null }], calendar: null as never };
const indicator = (command: object) =>
  decideIndicator(definition(), emptyIndicator('khcn/KH-04'), command as never, ctx);

/** Acts on a document, by the day of the document. */
const ACTS: Record<string, (document: ReturnType<typeof dated>) => unknown> = {
  'money that was given': (document) => {
    const of = { programme: 'khcn', kind: 'allocated', source: 'FV', year: 2026, amount: 1, on: today };
    return decideMoney(emptyMoneyYear('khcn/2026'), recordMoney.parse({ ...of, document }), ctx);
  },
  'a number that is proved': (document) => {
    const value = recordValue.parse({ asOf: today, status: 'done', value: 1, source: 'Sở', document });
    return recordIndicatorValue(definition(), emptyIndicator('khcn/KH-04'), value, ctx);
  },
  'a path': (document) => indicator({ type: 'set-path', points: [{ year: 2027, value: 1 }], document }),
  'a base': (document) =>
    indicator({ type: 'lock-base', value: 1, unit: 'doanh nghiệp', period: '2025', document }),
  'shares of units': (document) =>
    indicator({ type: 'allocate', year: 2027, parts: [{ unit: 'so', target: 1 }], document }),
  'a task under study': (document) =>
    decideLedger(
      emptyLedger('ledger/khcn'),
      { type: 'class-task', task: '1.1', as: 'under-study', basis: document },
      { ...who, knownIndicator: () => true, versionOf: () => 1 },
    ),
  'a stand-in who signs': (document) =>
    checkNaming(
      { person: 'a', by: 'b', scope: 'sign', since: '2026-12-15', until: '2026-12-20', document },
      { today, standIns: [], isActive: () => true, heads: () => true },
    ),
  'units that are renamed': (document) =>
    checkReorganisation(
      reorganisation.parse({
        ...{ kind: 'rename', map: { cu: 'moi' }, units: [{ code: 'moi', name: 'Sở Mới' }], document },
        on: today,
      }),
      new Map([['cu', { code: 'cu', name: 'Sở Cũ', validTo: null }]]),
      today,
    ),
};

describe('a document that an act rests on', () => {
  it.each(Object.entries(ACTS))('has been issued by the day of the act: %s', (_, act) => {
    expect(refusal(() => act(dated(today)))).toBe('not refused');
    expect(refusal(() => act(dated('2026-12-11')))).toContain('ngày văn bản không thể sau hôm nay');
  });
});
