import { DEFAULT_POLICY } from '#domain';
import { CalendarVersionEntity, type Persistence, PolicyVersionEntity, UnitEntity } from '#persistence';
import type { SeedData } from '../load.js';
import type { UnitSeed } from '../schema.js';
import type { SeedState } from './seed-state.js';

const SEED = 'seed';

/** Units, calendar and policy. A calendar or policy that a person has saved since stays the current one. */
export async function installReference(
  persistence: Persistence,
  seeds: SeedData,
  state: SeedState,
): Promise<void> {
  const { manager } = persistence.dataSource;
  if (!(await state.isApplied('units', seeds.units))) {
    await persistence.directory.change(async (tx) => {
      await tx.upsert(UnitEntity, seeds.units.map(unitRow) as object[], ['code']);
      await state.note('units', seeds.units, tx);
    });
  }
  if (!(await state.isApplied('calendar', seeds.calendar))) {
    const current = await manager.findOneBy(CalendarVersionEntity, { current: true });
    if (current === null || current.savedBy === SEED)
      await persistence.settings.saveCalendar(seeds.calendar, SEED);
    await state.note('calendar', seeds.calendar);
  }
  if (!(await state.isApplied('policy', DEFAULT_POLICY))) {
    const current = await manager.findOneBy(PolicyVersionEntity, { current: true });
    if (current === null || current.savedBy === SEED)
      await persistence.settings.savePolicy(DEFAULT_POLICY, SEED);
    await state.note('policy', DEFAULT_POLICY);
  }
}

function unitRow(unit: UnitSeed): UnitEntity {
  const { code, name, kind, parent, aliases = [], gsoCode, validFrom, status, note, source } = unit;
  return {
    code,
    name,
    kind,
    parent,
    aliases,
    gsoCode: gsoCode ?? null,
    validFrom: validFrom ?? null,
    validTo: null,
    source: { ...source, status, ...(note === undefined ? {} : { note }) },
  };
}
