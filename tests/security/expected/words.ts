import { ROLES_IN_CAST, type RoleInCast } from '../cast.js';

/** A line of roles as the tables write them: `everybody`, `nobody at all`, `readers` for those who read all. */
export type Line = string;

const NAMED: Record<string, readonly RoleInCast[]> = {
  everybody: ROLES_IN_CAST,
  none: [],
  readers: ['checker', 'office', 'deputy', 'chief', 'intake', 'chair', 'member', 'administrator', 'auditor'],
  offices: ['office', 'deputy', 'chief'],
};

export function rolesOf(line: Line): Set<RoleInCast> {
  return new Set(
    line.split(' ').flatMap((word) => {
      const roles = NAMED[word] ?? ROLES_IN_CAST.filter((role) => role === word);
      if (roles.length === 0 && word !== 'none') throw new Error(`no role is called ${word}`);
      return roles;
    }),
  );
}
