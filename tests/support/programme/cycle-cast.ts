import type { FormContent, RoleName } from '#contracts';
import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';

export const REVIEW = 'khcn.interim-review.2028';
/** What every unit of the review is asked. */
export const ASSESSING = 'tu-danh-gia';

const PEOPLE: [id: string, unit: string, ...roles: RoleName[]][] = [
  ['van-phong-1', 'van-phong-tinh-uy', 'office'],
  ['chanh', 'van-phong-tinh-uy', 'office-chief', 'head'],
  ['quan-tri', 'van-phong-tinh-uy', 'administrator'],
  ['dau-moi', 'ban-chi-dao-khcn', 'intake'],
  ['truong-ban', 'ban-chi-dao-khcn', 'chair'],
];

/** The real units, templates and rules, with the people of office and committee; no unit has anybody yet. */
export async function realProvince(persistence: Persistence, on: string): Promise<void> {
  await installSeeds(persistence, loadSeeds(), { demo: false, seededOn: on });
  for (const [id, unit, ...roles] of PEOPLE) await person(persistence, id, unit, ...roles);
}

export async function person(
  persistence: Persistence,
  id: string,
  unit: string,
  ...roles: RoleName[]
): Promise<void> {
  const memberships = roles.map((role) => ({ unit, role }));
  await persistence.directory.addUser({ id, email: addressOf(id), name: id, memberships, demo: true });
}

/** Every unit of a programme's cycle has a head of its name. */
export async function headsOf(persistence: Persistence, units: readonly string[]): Promise<void> {
  for (const unit of units) await person(persistence, headOf(unit), unit, 'head');
}

export function headOf(unit: string): string {
  return `dung-dau-${unit}`;
}

export function addressOf(id: string): string {
  return `${id}@demo.example`;
}

/** What a unit says of itself: `n` tasks done, two more by the end of the year, `n` million spent. */
export function assessment(n: number): FormContent {
  return {
    'nv-den-han': n + 1,
    'nv-hoan-thanh': { done: n, estimated: n + 2 },
    'nv-dung-han': n,
    'nv-qua-han': 1,
    'kinh-phi-giai-ngan': { done: n * 10, estimated: null },
    'ket-qua': `Kết quả ${n}`,
    'ton-tai': null,
  };
}
