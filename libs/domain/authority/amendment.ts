import type { AmendmentCommandType, RoleName } from '#contracts';
import { type Acting, acting, type Row } from './commands.js';
import { type Asker, absentOf, type Bodies } from './relation.js';

/**
 * Acts on a unit's request for a new or another task: its officers draft, its head signs, the standing body prepares.
 * Deciding is a judgement on what the unit asked, and whether it is this level's is asked of the basis document.
 */
const TABLE: Record<AmendmentAct, Row> = {
  propose: { by: ['officer', 'lead-head'] },
  sign: { by: ['lead-head'] },
  withdraw: { by: ['officer', 'lead-head'] },
  prepare: { by: ['office'] },
  decide: { by: ['office', 'concluder'], judges: true },
};
export type AmendmentAct = AmendmentCommandType | 'propose';

export function actingOnAmendment(
  asker: Asker,
  { unit, bodies }: { unit: string; bodies: Bodies },
  act: AmendmentAct,
): Acting {
  const row = TABLE[act];
  const subject = (who: Asker) => ({
    task: {
      // Any officer of the unit drafts for it.
      officer: isIn(who, unit, ['officer']) ? who.id : null,
      ...{ watcher: null, leadUnits: [unit], coordinatingUnits: [], heldBy: null },
    },
    bodies,
  });
  const own = acting(row, asker, subject(asker));
  if (own.allowed) return own;
  for (const standsFor of asker.standsFor ?? []) {
    const absent = absentOf(standsFor);
    if (standsFor.scope === 'work' && acting(row, asker, subject(absent)).allowed) {
      return { allowed: true, onBehalfOf: absent.id };
    }
  }
  return own;
}

/** The units for which somebody may draft a request, in their own place or in that of somebody absent. */
export function mayProposeFor(asker: Asker, bodies: Bodies): string[] {
  const memberships = [asker, ...(asker.standsFor ?? [])].flatMap((one) => one.memberships);
  const units = new Set(memberships.map((m) => m.unit));
  return [...units].filter((unit) => actingOnAmendment(asker, { unit, bodies }, 'propose').allowed);
}

function isIn({ memberships }: Asker, unit: string, roles: readonly RoleName[]): boolean {
  return memberships.some((m) => m.unit === unit && roles.includes(m.role));
}
