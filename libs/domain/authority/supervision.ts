import type { SupervisionCommandType } from '#contracts';
import { type Acting, acting, type Row } from './commands.js';
import { type Asker, absentOf, type Bodies } from './relation.js';
import { seesAll, unitsInSight } from './visibility.js';

const OFFICE: Row = { by: ['office', 'administrator'] };
/** The unit's answer is its head's; of the standing body itself its office's. */
const ANSWER: Row = { by: ['lead-head'] };
const NOBODY: Acting = { allowed: false, onBehalfOf: null };

/** A recommendation, as far as who may act on it goes. */
interface Recommendation {
  body: string;
  assigned: { unit: string } | null;
}

/**
 * The supervising body accepts, contests and withdraws; the standing body assigns; the unit that was given it answers.
 * Whoever supervises has no other right by it, and reads what is published.
 */
export function actingOnSupervision(
  asker: Asker,
  { body, assigned }: Recommendation,
  type: SupervisionCommandType,
  bodies: Bodies,
): Acting {
  switch (type) {
    case 'accept':
    case 'contest':
    case 'withdraw':
      return supervising(asker, body);
    case 'assign':
      return acting(OFFICE, asker, { task: stub([]), bodies });
    case 'answer': {
      if (assigned === null) return NOBODY;
      const own = assigned.unit === bodies.standingBody ? { by: [...ANSWER.by, 'office' as const] } : ANSWER;
      return acting(own, asker, { task: stub([assigned.unit]), bodies });
    }
  }
}

/** The bodies for which somebody may leave a recommendation, in their own place or in that of somebody absent. */
export function supervisesFor(asker: Asker): string[] {
  const absent = (asker.standsFor ?? []).filter((s) => s.scope === 'work').map(absentOf);
  const held = [asker, ...absent].flatMap((one) => one.memberships);
  return [...new Set(held.filter((m) => m.role === 'supervisor').map((m) => m.unit))];
}

/** Those who read all, the body that left it and the unit that answers it. */
export function maySeeRecommendation(asker: Asker, { body, assigned }: Recommendation): boolean {
  if (seesAll(asker)) return true;
  const mine = new Set([...unitsInSight(asker), ...supervisesFor(asker)]);
  return mine.has(body) || (assigned !== null && mine.has(assigned.unit));
}

function supervising(asker: Asker, body: string): Acting {
  const of = (one: Asker) => one.memberships.some((m) => m.role === 'supervisor' && m.unit === body);
  if (of(asker)) return { allowed: true, onBehalfOf: null };
  const place = (asker.standsFor ?? []).find((s) => s.scope === 'work' && of(absentOf(s)));
  return place === undefined ? NOBODY : { allowed: true, onBehalfOf: place.person };
}

function stub(leadUnits: string[]) {
  return { officer: null, watcher: null, leadUnits, coordinatingUnits: [], heldBy: null };
}
