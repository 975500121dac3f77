import type { EntityManager } from 'typeorm';
import type { RoleName } from '#contracts';
import type { StandInScope } from '#domain';
import type { Directory } from '../directory/directory.js';

const OF_OFFICE: readonly RoleName[] = ['checker', 'office', 'office-deputy-chief', 'office-chief'];

/** How many live tasks speak to a person in a scope: those that a stand-in would be told of. */
export async function tasksReached(
  tx: EntityManager,
  directory: Directory,
  person: string,
  scope: StandInScope,
): Promise<number> {
  const memberships = directory.people.get(person)?.memberships ?? [];
  const headed = memberships.filter((m) => m.role === 'head').map((m) => m.unit);
  if (scope === 'sign') {
    const units = [...headed, ...directory.unitsBelow(memberships)];
    return count(tx, 'coalesce(t.lead_unit, t.held_by) = ANY($1) OR t.coordinating_units && $2', [
      units,
      headed,
    ]);
  }
  const holds = (unit: string | null, roles: readonly RoleName[]) =>
    memberships.some((m) => m.unit === unit && roles.includes(m.role));
  const programmes = [...directory.programmes.values()]
    .filter((p) => holds(p.standingBody, OF_OFFICE) || holds(p.committee, ['intake']))
    .map((p) => p.code);
  return count(tx, 't.officer = $1 OR t.coordinating_units && $2 OR t.programme = ANY($3)', [
    person,
    headed,
    programmes,
  ]);
}

async function count(tx: EntityManager, where: string, values: unknown[]): Promise<number> {
  const [row] = (await tx.query(
    `SELECT count(*)::int AS tasks FROM task t WHERE t.status IN ('active', 'suspended') AND (${where})`,
    values,
  )) as [{ tasks: number }];
  return row.tasks;
}
