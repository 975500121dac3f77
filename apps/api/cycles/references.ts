import { type CycleCommand, type FieldProblem, invalidField, invalidFields } from '#contracts';
import type { Directory } from '#persistence';

/**
 * Units that somebody lists must exist, each once: a cycle would wait for an answer that nobody can give.
 *
 * @throws UserError `invalid-input` naming every one
 */
export function requireUnits(codes: readonly string[], { units }: Directory): void {
  const problems = codes.flatMap((code, i): FieldProblem[] => {
    const path = `units.${i}`;
    if (!units.has(code)) return [{ path, message: `không có đơn vị ${code}` }];
    return codes.indexOf(code) < i ? [{ path, message: `đơn vị ${code} bị lặp` }] : [];
  });
  if (problems.length > 0) throw invalidFields(problems);
}

/**
 * Who answers for a unit is of that unit and active: its reminders go to them and no longer to its head.
 *
 * @throws UserError `invalid-input`
 */
export function requireFocal(command: CycleCommand, { people }: Directory): void {
  if (command.type !== 'name-focal' || command.person === null) return;
  const { person: id, unit } = command;
  const problem = (message: string) => invalidField('person', message);
  const person = people.get(id);
  if (person === undefined) throw problem(`không có người dùng ${id}`);
  if (!person.active) throw problem('người này không còn hoạt động');
  if (!person.memberships.some((m) => m.unit === unit)) throw problem('người này không thuộc đơn vị');
}
