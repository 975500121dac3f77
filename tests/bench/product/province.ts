import type { CalendarData, IsoDate } from '#contracts';
import { MembershipEntity, type Persistence, PersonEntity, ProgrammeEntity, UnitEntity } from '#persistence';
import { type Addressee, LEAD_UNIT, OFFICE, PROGRAMME } from '../burst/people.js';
import { officersAt } from './policy.js';

export const CALENDAR: CalendarData = { version: 'bench-1', weeklyRest: ['sat', 'sun'], days: [] };
export const PROGRAMME_CODE = 'khcn';
export const OPERATOR = 'bench';

const DEPARTMENTS = 50;
const AT_ONCE = 500;

/** The department of the `n`-th person; all of them bear the same name, so that all mails are alike. */
export function unitOf(n: number): string {
  return `so-${n % DEPARTMENTS}`;
}

/**
 * Fifty departments with their officers, and a ladder that speaks to each officer alone, on each of the given days:
 * everybody gets one digest in every burst.
 */
export async function seedProvince(
  persistence: Persistence,
  people: readonly Addressee[],
  { slots, due }: { slots: readonly IsoDate[]; due: IsoDate },
): Promise<void> {
  await persistence.settings.saveCalendar(CALENDAR, OPERATOR);
  await persistence.settings.savePolicy(officersAt('bench-1', { slots, due }), OPERATOR);
  await persistence.directory.change(async (tx) => {
    const units = [
      { code: 'van-phong', name: OFFICE, kind: 'office', parent: null, aliases: [] },
      ...Array.from({ length: DEPARTMENTS }, (_, n) => ({
        ...{ code: unitOf(n), name: LEAD_UNIT, kind: 'department', parent: 'van-phong', aliases: [] },
      })),
    ];
    for (const unit of units) await tx.insert(UnitEntity, unit);
    await tx.insert(ProgrammeEntity, {
      code: PROGRAMME_CODE,
      name: PROGRAMME,
      shortName: PROGRAMME,
      standingBody: 'van-phong',
      committee: null,
      goLive: '2026-01-01',
      data: { catalogue: [] },
    });
    for (let i = 0; i < people.length; i += AT_ONCE) {
      const part = people.slice(i, i + AT_ONCE);
      const record = { title: '', formOfAddress: 'đồng chí', active: true, demo: false };
      await tx.insert(
        PersonEntity,
        part.map(({ id, name, address }) => ({ ...record, id, name, email: address })),
      );
      await tx.insert(
        MembershipEntity,
        part.map(({ id }, j) => ({ personId: id, unitCode: unitOf(i + j), role: 'officer' })),
      );
    }
  });
}
