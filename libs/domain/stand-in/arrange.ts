import type { Asker } from '../authority/index.js';

/** Whom somebody may be absent as: a person with the places they have. */
export type Placed = Pick<Asker, 'id' | 'memberships'>;

/**
 * Who names a stand-in for whom: the absent person, whoever heads every unit they have a place in (for a head the unit
 * above), and the administrator. Who takes a place has all of it, so nobody gives away what another unit gave. A
 * stand-in of the head does not arrange: absences are the head's own to answer for.
 */
export function mayArrange(asker: Asker, absent: Placed): boolean {
  if (asker.id === absent.id || isAdministrator(asker)) return true;
  return absent.memberships.length > 0 && absent.memberships.every((one) => isHeadOf(asker, one));
}

/** Nobody gives themself another's place: who would do so has the administrator enter it. */
export function mayTakePlace(asker: Asker, by: string | null): boolean {
  return by !== asker.id || isAdministrator(asker);
}

/** People of the units that somebody heads, and the heads of the units directly below. */
export function isHeadedBy(asker: Asker, person: Placed): boolean {
  return person.memberships.some((one) => isHeadOf(asker, one));
}

function isHeadOf(
  { memberships, unitsBelow }: Asker,
  { unit, role }: Placed['memberships'][number],
): boolean {
  const heads = memberships.some((m) => m.role === 'head' && m.unit === unit);
  return heads || (role === 'head' && unitsBelow.includes(unit));
}

function isAdministrator({ memberships }: Asker): boolean {
  return memberships.some(({ role }) => role === 'administrator');
}
