import {
  type BasisDocument,
  type FieldProblem,
  invalidFields,
  type TaskCommand,
  type TaskProfile,
} from '#contracts';
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
    if (id !== undefined && id !== null) problems.push(...personProblem(field, id, directory));
  }
  refuse(problems);
}

/** What a command names apart from a profile: the unit asked, the person who is to own, the issuer of a document. */
export function requireKnownIn(command: TaskCommand, directory: Directory): void {
  switch (command.type) {
    case 'complete-profile':
      requireKnown(command, directory);
      return;
    case 'assign':
      requireKnown({ officer: command.officer }, directory);
      return;
    case 'request-input':
      refuse(unitProblem('unit', command.unit, directory));
      return;
    case 'assign-difficulty':
      refuse(personProblem('owner', command.owner, directory));
      return;
    case 'decide-extension':
    case 'correct-date':
    case 'replace-basis':
    case 'suspend':
    case 'stop':
    case 'record-duplication-check':
      refuse(issuerProblem(command.basis, directory));
      return;
  }
}

/** The issuer of a document, where it is named. */
export function requireKnownIssuer(basis: BasisDocument | undefined, directory: Directory): void {
  refuse(issuerProblem(basis, directory));
}

function issuerProblem(basis: BasisDocument | undefined, directory: Directory): FieldProblem[] {
  return basis?.issuerUnit ? unitProblem('basis.issuerUnit', basis.issuerUnit, directory) : [];
}

function unitProblem(path: string, code: string, { units }: Directory): FieldProblem[] {
  return units.has(code) ? [] : [{ path, message: `không có đơn vị ${code}` }];
}

function personProblem(path: string, id: string, { people }: Directory): FieldProblem[] {
  const person = people.get(id);
  if (!person) return [{ path, message: `không có người dùng ${id}` }];
  return person.active ? [] : [{ path, message: 'người này không còn hoạt động' }];
}

function refuse(problems: readonly FieldProblem[]): void {
  if (problems.length > 0) throw invalidFields(problems);
}
