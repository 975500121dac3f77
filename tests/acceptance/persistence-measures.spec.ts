import { beforeAll, describe, expect, it } from '@jest/globals';
import { recordValue } from '#contracts';
import { type IndicatorState, indicatorIdOf, recordIndicatorValue } from '#domain';
import { definitionOf, type Persistence } from '#persistence';
import { StandingClock, withDatabase } from '../support/database/index.js';
import { smallProvince } from '../support/database/province.js';
import { giveKhcnFacts } from '../support/programme/khcn.js';

const ID = indicatorIdOf('khcn', 'KH-04');

describe('what is measured, in the record', () => {
  const db = withDatabase('measures');
  let persistence: Persistence;

  beforeAll(async () => {
    persistence = await db.persistence(new StandingClock('2028-11-02T03:00:00.000Z'));
    await smallProvince(persistence);
    await giveKhcnFacts(persistence);
  });

  const record = async (asOf: string, value: number, commandId?: string): Promise<IndicatorState> => {
    const [row] = await persistence.reads.indicatorsOfCode('KH-04', 'khcn');
    const definition = definitionOf(row!);
    const { calendar } = await persistence.settings.rules('khcn');
    const ctx = { today: '2028-11-02', actor: 'van-phong-1', calendar, knownUnit: () => true };
    const input = recordValue.parse({ asOf, value, status: 'done', source: 'Sở KH&CN', note: 'Bà Mẫu báo' });
    return persistence.measures.record(
      { kind: 'indicator', id: ID, programme: 'khcn' },
      { id: 'van-phong-1', ...(commandId === undefined ? {} : { commandId }) },
      (state) => recordIndicatorValue(definition, state, input, ctx),
    );
  };
  const days = Array.from({ length: 10 }, (_, i) => `2027-01-${String(i + 1).padStart(2, '0')}`);

  it('takes ten at once, also the first, one after another', async () => {
    await Promise.all(days.map((day, i) => record(day, i + 1)));
    const [state] = await persistence.reads.asOf.states('indicator', 'khcn', '2028-11-02');
    expect(state!.values.map((v) => v.no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(state!.values.map((v) => v.asOf).sort()).toEqual(days);
    expect((await persistence.check.verifyChains()).fault).toBeNull();
    expect(await persistence.check.checkDerived()).toEqual([]);
  });

  it('carries a repeated request out once, whatever became of the first answer', async () => {
    const { version } = await record('2027-02-01', 11, 'van-phong-1/k1');
    expect((await record('2027-02-01', 11, 'van-phong-1/k1')).version).toBe(version);
  });

  it('is never planned, and is in nobody’s way', async () => {
    const [row] = await db.ask<object>(
      `SELECT kind, closed, next_slot, next_wake FROM aggregate WHERE id = '${ID}'`,
    );
    expect(row).toEqual({ kind: 'indicator', closed: true, next_slot: null, next_wake: null });
    expect(await db.ask(`SELECT 1 FROM outbox WHERE key = '${ID}'`)).toEqual([]);
  });

  it('names a number that was changed behind the record, in the snapshot or in the chain', async () => {
    await db.ask(
      `UPDATE aggregate SET state = jsonb_set(state, '{values,0,value}', '99') WHERE id = '${ID}'`,
      [],
      'superuser',
    );
    expect(await persistence.check.checkDerived()).toMatchObject([{ aggregateId: ID, part: 'snapshot' }]);
    await db.ask(
      `SET session_replication_role = replica;
       UPDATE event SET data = jsonb_set(data, '{value}', '99') WHERE aggregate_id = '${ID}' AND seq = 3`,
      [],
      'superuser',
    );
    expect((await persistence.check.verifyChains()).fault).toMatchObject({
      aggregateId: ID,
      seq: 3,
      code: 'changed',
    });
  });
});
