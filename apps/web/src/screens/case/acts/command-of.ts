import type { CaseCommand, Conclusion } from '#contracts';
import {
  type Field,
  type FormAct,
  fieldsOf,
  OUTCOME_FIELDS,
  type Outcome,
  type Typed,
  takesOutcome,
} from './forms.js';

/** Required fields that are still empty, in the order of the form; an outcome that is not chosen is one of them. */
export function missingFields(act: FormAct, outcome: Outcome | null, typed: Typed): string[] {
  if (takesOutcome(act) && outcome === null) return ['outcome'];
  const empty = fieldsOf(act, outcome)
    .filter(({ required, name }) => required === true && value(typed, name) === undefined)
    .map(({ name }) => name);
  // A new unit runs to some day: one of the two.
  const dateless = outcome === 'reassign' && !value(typed, 'newDue') && !value(typed, 'checkDue');
  return dateless ? [...empty, 'checkDue'] : empty;
}

/** The command of a form, with empty fields left out. Call it once nothing is missing. */
export function commandOf(
  act: FormAct,
  outcome: Outcome | null,
  typed: Typed,
  files: readonly string[],
): CaseCommand {
  const own = given(fieldsOf(act, null), typed);
  const attachments = files.length === 0 ? {} : { attachments: [...files] };
  switch (act) {
    case 'conclude':
      return { type: 'conclude', conclusion: conclusionOf(outcome!, typed) };
    case 'propose':
      return { type: 'propose', proposal: conclusionOf(outcome!, typed), ...own };
    case 'schedule':
      return { type: 'schedule', session: value(typed, 'session') ?? null };
    case 'record-answer': {
      const { title, issuer, documentNumber, documentDate, ...rest } = own;
      const basis = {
        title,
        number: documentNumber ?? null,
        date: documentDate ?? null,
        issuer: issuer ?? null,
        line: null,
      };
      return { type: 'record-answer', ...rest, basis } as CaseCommand;
    }
    default:
      return { type: act, ...own, ...attachments } as CaseCommand;
  }
}

function conclusionOf(outcome: Outcome, typed: Typed): Conclusion {
  const { leadUnits, ...rest } = given(OUTCOME_FIELDS[outcome], typed);
  const units = leadUnits === undefined ? {} : { leadUnits: leadUnits.split(',') };
  return { outcome, ...rest, ...units } as unknown as Conclusion;
}

function given(fields: readonly Field[], typed: Typed): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const text = kind === 'files' ? undefined : value(typed, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function value(typed: Typed, name: string): string | undefined {
  const text = typed[name]?.trim();
  return text === '' ? undefined : text;
}

/** A refusal names a field by its place in the command; the form knows it by its last part. */
export function fieldName(path: string): string {
  const parts = path.split('.').filter((part) => !/^\d+$/.test(part));
  return parts.at(-1) ?? path;
}
