import type { Reorganisation } from '#contracts';
import { addDays } from '#domain';
import { Directory, type Membership } from '../directory/directory.js';
import type { PersonEntity, ProgrammeEntity, UnitEntity } from '../entities/index.js';

/** The directory's rows as a reorganisation leaves them; what does not change is not among them. */
export interface UnitRows {
  ended: UnitEntity[];
  added: UnitEntity[];
  /** Successors and units below: other aliases, another parent. */
  changed: UnitEntity[];
  people: { person: string; from: string; to: string; role: Membership['role'] }[];
  programmes: ProgrammeEntity[];
}

export function unitRows(plan: Reorganisation, directory: Directory): UnitRows {
  const { map, on, document } = plan;
  const olds = Object.keys(map);
  const unit = (code: string) => directory.units.get(code)!;
  const ended = olds.map((code) => ({ ...unit(code), validTo: addDays(on, -1) }));
  const added = plan.units.map(({ code, name, kind, parent }): UnitEntity => {
    const followed = unit(olds.find((old) => map[old] === code) ?? olds[0]!);
    const aliases = aliasesFrom(plan, code, directory);
    const above = parent === undefined ? followed.parent : parent;
    return {
      ...{ code, name, kind: kind ?? followed.kind, parent: above, aliases, gsoCode: followed.gsoCode },
      ...{ validFrom: on, validTo: null, source: { document } },
    };
  });
  const created = new Set(added.map((u) => u.code));
  const changed = [...directory.units.values()].flatMap((u): UnitEntity[] => {
    if (u.validTo !== null || olds.includes(u.code)) return [];
    const parent = u.parent === null ? null : (map[u.parent] ?? u.parent);
    const aliases = created.has(u.code) ? u.aliases : aliasesFrom(plan, u.code, directory);
    const same = parent === u.parent && aliases.length === u.aliases.length;
    return same ? [] : [{ ...u, parent, aliases }];
  });
  const people = [...directory.people.values()].flatMap(({ id, memberships }) =>
    memberships
      .filter((m) => m.unit in map)
      .map(({ unit: from, role }) => ({ person: id, from, to: plan.people[id] ?? map[from]!, role })),
  );
  const programmes = [...directory.programmes.values()].flatMap((p): ProgrammeEntity[] => {
    const standingBody = map[p.standingBody] ?? p.standingBody;
    const committee = p.committee === null ? null : (map[p.committee] ?? p.committee);
    return standingBody === p.standingBody && committee === p.committee
      ? []
      : [{ ...p, standingBody, committee }];
  });
  return { ended, added, changed, people, programmes };
}

/** The directory as it will be, to ask it who is told. */
export function directoryAfter(rows: UnitRows, before: Directory): Directory {
  const units = new Map(before.units);
  for (const u of [...rows.ended, ...rows.added, ...rows.changed]) units.set(u.code, u);
  const programmes = new Map(before.programmes);
  for (const p of rows.programmes) programmes.set(p.code, p);
  const people = [...before.people.values()].map(({ memberships, addressSuspended, ...person }) => {
    const moved = memberships.map((m) => {
      const carried = rows.people.find(
        (p) => p.person === person.id && p.from === m.unit && p.role === m.role,
      );
      return { personId: person.id, unitCode: carried?.to ?? m.unit, role: m.role };
    });
    const suspendedAddress = addressSuspended ? person.email.toLowerCase() : null;
    return { ...person, suspendedAddress, addressReleasedAt: null, memberships: moved } as PersonEntity;
  });
  return new Directory([...units.values()], people, [...programmes.values()], before.standIns);
}

/** A successor is found by the old names too. */
function aliasesFrom({ map }: Reorganisation, code: string, directory: Directory): string[] {
  const own = directory.units.get(code)?.aliases ?? [];
  const old = Object.keys(map)
    .filter((from) => map[from] === code)
    .flatMap((from) => [directory.units.get(from)!.name, ...directory.units.get(from)!.aliases]);
  return [...new Set([...own, ...old])];
}
