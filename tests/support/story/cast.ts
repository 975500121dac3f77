import type { DueRule, SimulatedTask } from '#contracts';
import type { Persistence } from '#persistence';
import { smallProvince } from '../database/province.js';

export const OFFICE = 'van-phong-1';
export const CHECKER = 'kiem-tra';

const UNITS = ['so-khcn', 'so-tai-chinh'] as const;
const HEADS: Readonly<Record<string, string>> = { 'so-khcn': 'giam-doc', 'so-tai-chinh': 'giam-doc-2' };

export const OFFICERS = Array.from({ length: 10 }, (_, i) => `officer-${i}`);

/** The small province with ten officers in two departments, each with a head. */
export async function tenOfficers(persistence: Persistence): Promise<void> {
  await smallProvince(persistence);
  const add = (id: string, unit: string, role: 'officer' | 'head') =>
    persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name: `Người ${id}`,
      memberships: [{ unit, role }],
      demo: true,
    });
  await add('giam-doc-2', 'so-tai-chinh', 'head');
  for (const [i, id] of OFFICERS.entries()) await add(id, unitOf(i), 'officer');
}

export function unitOf(i: number): string {
  return UNITS[i % UNITS.length]!;
}

/** Which person a recipient of the simulator is in this province. */
export function personOf(name: string): string {
  const [role, who] = name.split(':') as [string, string | undefined];
  switch (role) {
    case 'officer':
      return who!;
    case 'head':
      return HEADS[who!]!;
    case 'parent-head':
      return 'bi-thu';
    case 'checker':
      return CHECKER;
    case 'office':
      return OFFICE;
    case 'office-deputy-chief':
      return 'pho-chanh';
    case 'office-chief':
      return 'chanh';
    case 'intake':
      return 'dau-moi';
    default:
      throw new Error(`nobody is ${name}`);
  }
}

export function dueBy(date: string): DueRule {
  return { kind: 'by', date };
}

/** Creates and activates a task of the simulator's shape; its id is `khcn-<code>`. */
export async function activate(persistence: Persistence, task: SimulatedTask): Promise<string> {
  const work = persistence.unitOfWork({ id: OFFICE });
  const { id } = await work.createTask({
    programme: 'khcn',
    code: task.code,
    kind: 'task',
    group: 1,
    title: task.title,
    leadUnits: [task.leadUnit],
    officer: task.officer,
    deadlines: task.deadlines,
  });
  await work.executeTask(id, { type: 'activate' });
  return id;
}
