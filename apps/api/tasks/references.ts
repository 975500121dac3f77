import { type FieldProblem, type TaskProfile, UserError } from '#contracts';
import type { Directory } from '#persistence';

/**
 * Units and people named by a command must exist, and people must be active: the rules cannot know that.
 *
 * @throws UserError `invalid-input` naming every field
 */
export function requireKnown(
  named: Pick<TaskProfile, 'leadUnits' | 'coordinatingUnits' | 'officer' | 'watcher'>,
  directory: Directory,
): void {
  const problems: FieldProblem[] = [];
  for (const field of ['leadUnits', 'coordinatingUnits'] as const) {
    const codes = named[field] ?? [];
    codes.forEach((code, i) => {
      if (!directory.units.has(code))
        problems.push({ path: `${field}.${i}`, message: `không có đơn vị ${code}` });
      else if (codes.indexOf(code) < i)
        problems.push({ path: `${field}.${i}`, message: `đơn vị ${code} bị lặp` });
    });
  }
  for (const field of ['officer', 'watcher'] as const) {
    const id = named[field];
    if (id === undefined || id === null) continue;
    const person = directory.people.get(id);
    if (!person) problems.push({ path: field, message: `không có người dùng ${id}` });
    else if (!person.active) problems.push({ path: field, message: 'người này không còn hoạt động' });
  }
  if (problems.length > 0) throw new UserError('invalid-input', 'Dữ liệu chưa đúng.', problems);
}
