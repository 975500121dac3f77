import type { TaskCommand, TaskView } from '#contracts';
import { awaitedEvents, deadlinesFor, type FIELDS, type Field, fieldsOf } from './forms.js';

export type FormCommand = keyof typeof FIELDS;
/** What was typed, by field name; an empty field has no entry or an empty one. */
export type Typed = Readonly<Record<string, string>>;

/** What stands in a field before anything is typed: the only possible choice, where there is just one. */
export function startingValue(field: Field, task: Pick<TaskView, 'deadlines'>): string {
  const choices =
    field.kind === 'deadline'
      ? deadlinesFor(field, task.deadlines).map(({ id }) => id)
      : field.kind === 'event'
        ? awaitedEvents(task.deadlines)
        : [];
  return choices.length === 1 ? choices[0]! : '';
}

/** Names of required fields that are empty. */
export function missingFields(type: FormCommand, typed: Typed): string[] {
  return fieldsOf(type)
    .filter(({ name, required }) => required && filled(typed, name) === '')
    .map(({ name }) => name);
}

/**
 * The body to send: empty fields left out, `basis.…` gathered, numbers as numbers, files by their ids. The server checks
 * the rest.
 */
export function commandOf(type: FormCommand, typed: Typed, files: readonly string[] = []): TaskCommand {
  const body: Record<string, unknown> = { type };
  const basis: Record<string, string> = {};
  for (const field of fieldsOf(type)) {
    if (field.kind === 'files' && files.length > 0) body[field.name] = files;
    const value = filled(typed, field.name);
    if (field.kind === 'files' || value === '') continue;
    if (field.name.startsWith('basis.')) basis[field.name.slice('basis.'.length)] = value;
    else body[field.name] = field.kind === 'percent' ? Number(value) : value;
  }
  if (basis['title'] !== undefined) body['basis'] = basis;
  return body as TaskCommand;
}

function filled(typed: Typed, name: string): string {
  return (typed[name] ?? '').trim();
}
