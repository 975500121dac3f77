import type { Asker } from '../authority/index.js';

/** Whom somebody may be absent as: a person with the places they have. */
export type Placed = Pick<Asker, 'id' | 'memberships'>;

/**
 * Who names a stand-in for whom: the absent person, whoever heads their unit (or the unit above, for a head), and the
 * administrator. A stand-in of the head does not: absences are the head's own to answer for.
 */
export function mayArrange(asker: Asker, absent: Placed): boolean {
  if (asker.id === absent.id || asker.memberships.some((m) => m.role === 'administrator')) return true;
  return isHeadedBy(asker, absent);
}

/** People of the units that somebody heads, and the heads of the units directly below. */
export function isHeadedBy({ memberships, unitsBelow }: Asker, person: Placed): boolean {
  const heads = (unit: string) => memberships.some((m) => m.role === 'head' && m.unit === unit);
  return person.memberships.some(
    ({ unit, role }) => heads(unit) || (role === 'head' && unitsBelow.includes(unit)),
  );
}
