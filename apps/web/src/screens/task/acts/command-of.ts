import type { TaskCommand, TaskView } from '#contracts';
import { EMPTY_DRAFT, type RuleDraft, ruleOf } from '../../../rule/draft.js';
import {
  awaitedEvents,
  deadlinesFor,
  type FIELDS,
  type Field,
  fieldsOf,
  openDifficulties,
  openInputs,
} from './forms.js';

export type FormCommand = keyof typeof FIELDS;
/** What was typed, by field name; an empty field has no entry or an empty one. */
export type Typed = Readonly<Record<string, string>>;

type Choosable = Pick<TaskView, 'deadlines' | 'inputs' | 'difficulties'>;

/** What stands in a field before anything is typed: the only possible choice, where there is just one. */
export function startingValue(field: Field, task: Choosable): string {
  const choices = choicesOf(field, task);
  return choices.length === 1 ? choices[0]! : '';
}

function choicesOf(field: Field, task: Choosable): string[] {
  switch (field.kind) {
    case 'deadline':
      return deadlinesFor(field, task.deadlines).map(({ id }) => id);
    case 'event':
      return awaitedEvents(task.deadlines);
    case 'input':
      return openInputs(field, task).map(({ no }) => String(no));
    case 'difficulty':
      return openDifficulties(field, task).map(({ no }) => String(no));
    default:
      return [];
  }
}

/** A rule is typed part by part and kept as text, like everything else that is typed. */
export function ruleDraft(value: string): RuleDraft {
  return value === '' ? EMPTY_DRAFT : (JSON.parse(value) as RuleDraft);
}

/** The fields that what was typed so far calls for; others are neither shown, nor asked for, nor sent. */
export function calledFor<F extends Pick<Field, 'whenOf'>>(fields: readonly F[], typed: Typed): F[] {
  return fields.filter(
    ({ whenOf }) => whenOf === undefined || whenOf.says.includes(typed[whenOf.field] ?? ''),
  );
}

/** Names of required fields that are empty. */
export function missingFields(type: FormCommand, typed: Typed): string[] {
  return missingOf(fieldsOf(type), typed);
}

export function missingOf(fields: readonly Field[], typed: Typed): string[] {
  return fields
    .filter(
      (field) =>
        field.required &&
        (field.kind === 'rule'
          ? ruleOf(ruleDraft(filled(typed, field.name))) === null
          : filled(typed, field.name) === ''),
    )
    .map(({ name }) => name);
}

/**
 * The body to send: empty fields left out, `basis.…` gathered, numbers as numbers, files by their ids. The server checks
 * the rest.
 */
export function commandOf(type: FormCommand, typed: Typed, files: readonly string[] = []): TaskCommand {
  return { type, ...bodyOf(fieldsOf(type), typed, files) } as TaskCommand;
}

export function bodyOf(
  fields: readonly Field[],
  typed: Typed,
  files: readonly string[] = [],
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const basis: Record<string, string> = {};
  for (const field of fields) {
    if (field.kind === 'files' && files.length > 0) body[field.name] = files;
    const value = filled(typed, field.name);
    if (field.kind === 'files' || value === '') continue;
    if (field.name.startsWith('basis.')) basis[field.name.slice('basis.'.length)] = value;
    else body[field.name] = sentValue(field, value);
  }
  if (basis['title'] !== undefined) body['basis'] = basis;
  return body;
}

function sentValue(field: Field, value: string): unknown {
  if (field.kind === 'rule') return ruleOf(ruleDraft(value));
  if (field.kind === 'units') return value.split(',');
  return ['percent', 'input', 'difficulty'].includes(field.kind) ? Number(value) : value;
}

function filled(typed: Typed, name: string): string {
  return (typed[name] ?? '').trim();
}
