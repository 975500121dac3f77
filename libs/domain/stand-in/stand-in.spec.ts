import { describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import {
  actsFor,
  checkEnding,
  checkNaming,
  holdsOn,
  type Naming,
  type NamingContext,
  type StandIn,
  uncovered,
} from './index.js';

const TODAY = '2026-12-04';
const DOCUMENT = { title: 'Giấy ủy quyền', number: '15/QĐ', date: '2026-12-01', issuer: null, line: null };

function standIn(change: Partial<StandIn> = {}): StandIn {
  return {
    ...{ id: 's', person: 'an', by: 'binh', scope: 'work', document: null, endedOn: null },
    ...{ since: '2026-12-07', until: '2026-12-11' },
    ...change,
  };
}

function naming(change: Partial<Naming> = {}): Naming {
  const { id: _id, endedOn: _endedOn, ...plain } = standIn();
  return { ...plain, ...change };
}

/** The fields that are refused; empty when it may be named. */
function refused(change: Partial<Naming>, ...standIns: StandIn[]): string[] {
  const ctx: NamingContext = {
    today: TODAY,
    standIns,
    isActive: (person) => person !== 'da-nghi',
    heads: (person) => person === 'an',
  };
  try {
    checkNaming(naming(change), ctx);
    return [];
  } catch (error) {
    return (error as UserError).fields.map((f) => f.path);
  }
}

describe('naming a stand-in', () => {
  it('takes somebody else for some days', () => {
    expect(refused({})).toEqual([]);
    expect(refused({ since: TODAY, until: TODAY })).toEqual([]);
    expect(refused({ by: null })).toEqual([]);
  });

  it.each<[string, Partial<Naming>, string]>([
    ['yesterday', { since: '2026-12-03' }, 'since'],
    ['an end before the beginning', { until: '2026-12-06' }, 'until'],
    ['more than a year', { until: '2027-12-08' }, 'until'],
    ['oneself', { by: 'an' }, 'by'],
    ['somebody who has left', { by: 'da-nghi' }, 'by'],
    ['one who has left as the absent one', { person: 'da-nghi' }, 'person'],
    ['a signature without a document', { scope: 'sign' }, 'document'],
    [
      'a signature with a document that has no number',
      { scope: 'sign', document: { ...DOCUMENT, number: null } },
      'document',
    ],
    [
      'a signature with a document without a day',
      { scope: 'sign', document: { ...DOCUMENT, date: null } },
      'document',
    ],
    ['a signature of who signs nothing', { person: 'chi', scope: 'sign', document: DOCUMENT }, 'scope'],
  ])('refuses %s', (_what, change, field) => {
    expect(refused(change)).toEqual([field]);
  });

  it('takes a year, and a numbered signature', () => {
    expect(refused({ until: '2027-12-07' })).toEqual([]);
    expect(refused({ scope: 'sign', document: DOCUMENT })).toEqual([]);
  });

  it('is refused while the same scope has one, to the day', () => {
    expect(refused({ by: 'chi', since: '2026-12-11', until: '2026-12-18' }, standIn())).toEqual(['since']);
    expect(refused({ by: 'chi', since: '2026-12-12', until: '2026-12-18' }, standIn())).toEqual([]);
    expect(refused({ by: 'chi', scope: 'sign', document: DOCUMENT }, standIn())).toEqual([]);
    expect(refused({ by: 'chi', since: '2026-12-09' }, standIn({ endedOn: '2026-12-09' }))).toEqual([]);
  });

  it('covers an absence that nobody covered, which is not entered twice', () => {
    expect(refused({}, standIn({ by: null }))).toEqual([]);
    expect(refused({ by: null }, standIn({ by: null }))).toEqual(['since']);
  });

  it('makes no chain, from neither end', () => {
    expect(refused({}, standIn({ person: 'binh', by: 'chi' }))).toEqual(['by']);
    expect(refused({}, standIn({ person: 'binh', by: null }))).toEqual(['by']);
    expect(refused({}, standIn({ person: 'chi', by: 'an' }))).toEqual(['person']);
    expect(
      refused({}, standIn({ person: 'binh', by: 'chi', since: '2026-12-12', until: '2026-12-13' })),
    ).toEqual([]);
  });
});

describe('who acts for whom on a day', () => {
  const everyone = () => true;

  it('holds from its first day to its last, or until the day it was ended', () => {
    const days = ['2026-12-06', '2026-12-07', '2026-12-09', '2026-12-11', '2026-12-12'];
    const held = (s: StandIn) => days.map((on) => holdsOn(s, on));
    expect(held(standIn())).toEqual([false, true, true, true, false]);
    expect(held(standIn({ endedOn: '2026-12-09' }))).toEqual([false, true, false, false, false]);
    expect(held(standIn({ endedOn: '2026-12-07' }))).toEqual([false, false, false, false, false]);
  });

  it('is the one of that scope, while he is there himself', () => {
    const all = [standIn(), standIn({ id: 't', scope: 'sign', by: 'chi' })];
    expect(actsFor('an', 'work', '2026-12-07', all, everyone)).toBe('binh');
    expect(actsFor('an', 'sign', '2026-12-07', all, everyone)).toBe('chi');
    expect(actsFor('binh', 'work', '2026-12-07', all, everyone)).toBeNull();
    expect(actsFor('an', 'work', '2026-12-07', all, (person) => person !== 'binh')).toBeNull();
  });

  it('lists the absences that nobody covers, in a span of days', () => {
    const found = (all: StandIn[], to = '2026-12-31', left = 'x') =>
      uncovered(all, TODAY, to, (person) => person !== left).map((s) => s.id);
    expect(found([standIn()])).toEqual([]);
    expect(found([standIn({ by: null })])).toEqual(['s']);
    expect(found([standIn({ by: null })], '2026-12-06')).toEqual([]);
    expect(found([standIn()], '2026-12-31', 'binh')).toEqual(['s']);
    expect(found([standIn({ by: null })], '2026-12-31', 'an')).toEqual([]);
    expect(found([standIn({ by: null, endedOn: '2026-12-07' })])).toEqual([]);
    const cover = (until: string) => standIn({ id: 't', until });
    expect(found([standIn({ by: null }), cover('2026-12-10')])).toEqual(['s']);
    expect(found([standIn({ by: null }), cover('2026-12-11')])).toEqual([]);
  });
});

describe('ending one early', () => {
  it('is done once, from today on, within its days', () => {
    const end = (on: string, change: Partial<StandIn> = {}, today = '2026-12-08') => {
      try {
        checkEnding(standIn(change), on, today);
        return 'ended';
      } catch (error) {
        return (error as UserError).code;
      }
    };
    expect(end('2026-12-08')).toBe('ended');
    expect(end('2026-12-11')).toBe('ended');
    expect(end('2026-12-07')).toBe('invalid-input');
    expect(end('2026-12-12')).toBe('invalid-input');
    expect(end('2026-12-09', { endedOn: '2026-12-10' })).toBe('state-conflict');
    expect(end('2026-12-12', {}, '2026-12-12')).toBe('state-conflict');
  });
});
