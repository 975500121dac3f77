import type { RoleName } from '#contracts';
import { type DraftBodies, type Letterhead, letterheadOf, type Signer, type UnitFacts } from '#documents';
import type { Directory } from '#persistence';

/** Enough for any chain of units; data that runs in a circle ends there too. */
const MOST_LEVELS = 10;

/** How a unit's papers begin, from the directory. */
export function letterheadFor(directory: Directory, code: string): Letterhead {
  const above: UnitFacts[] = [];
  let parent = directory.units.get(code)?.parent ?? null;
  while (parent !== null && above.length < MOST_LEVELS) {
    const unit = directory.units.get(parent);
    if (unit === undefined) break;
    above.push(unit);
    parent = unit.parent;
  }
  return letterheadOf(directory.units.get(code) ?? { name: code, kind: '' }, above);
}

/** Who signs for a unit, where exactly one holds the office; of several nobody is guessed. */
export function signerOf(directory: Directory, unit: string, roles: readonly RoleName[]): Signer | null {
  const role = roles.find((one) => directory.holders(unit, one).length > 0);
  const holders = role === undefined ? [] : directory.holders(unit, role);
  const person = holders.length === 1 ? directory.people.get(holders[0]!) : undefined;
  if (person === undefined) return null;
  const { name = '', aliases = [] } = directory.units.get(unit) ?? {};
  // "Chánh Văn phòng Tỉnh ủy" signs a paper of that office as "Chánh Văn phòng", a director as "Giám đốc".
  const named = name.startsWith('Văn phòng')
    ? undefined
    : [name, ...aliases].find((n) => person.title.endsWith(` ${n}`));
  const short = named === undefined ? person.title : person.title.slice(0, -named.length);
  const post = short.replace(/ Tỉnh ủy$/u, '').trim();
  return { name: person.name, title: post === '' ? 'Người đứng đầu' : post };
}

/** Standing body and committee of a programme, as they write. */
export function draftBodies(
  directory: Directory,
  { standingBody, committee }: { standingBody: string; committee: string | null },
): DraftBodies {
  const nameOf = (code: string) => directory.units.get(code)?.name ?? code;
  return {
    office: {
      name: nameOf(standingBody),
      letterhead: letterheadFor(directory, standingBody),
      signer: signerOf(directory, standingBody, ['office-chief', 'head']),
    },
    committee:
      committee === null
        ? null
        : { name: nameOf(committee), letterhead: letterheadFor(directory, committee) },
  };
}
