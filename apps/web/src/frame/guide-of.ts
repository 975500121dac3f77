import type { RoleName } from '#contracts';

/** One file in `docs/huong-dan` each. */
export type GuideName =
  | 'can-bo'
  | 'thu-truong'
  | 'van-phong'
  | 'ban-chi-dao'
  | 'quan-tri'
  | 'kiem-tra-giam-sat';

/** Of somebody with several roles, the one with the most to do comes first. */
const GUIDES: readonly [GuideName, readonly RoleName[]][] = [
  ['quan-tri', ['administrator']],
  ['van-phong', ['office', 'checker', 'office-deputy-chief', 'office-chief']],
  ['ban-chi-dao', ['chair', 'deputy-chair', 'member', 'intake']],
  ['thu-truong', ['head']],
  ['can-bo', ['officer']],
  ['kiem-tra-giam-sat', ['auditor', 'supervisor']],
];

/** The guide that somebody with these roles opens first; null for who has no role. */
export function guideOf(roles: readonly RoleName[]): GuideName | null {
  return GUIDES.find(([, of]) => of.some((role) => roles.includes(role)))?.[0] ?? null;
}
