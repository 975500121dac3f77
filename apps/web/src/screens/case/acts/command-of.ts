import type { CaseCommand, Conclusion } from '#contracts';
import { type FormAct, fieldsOf, type Outcome, type Typed, takesOutcome } from './forms.js';

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
  const { needed, given, text } = reading(typed);
  const attachments = files.length === 0 ? {} : { attachments: [...files] };
  switch (act) {
    case 'conclude':
      return { type: act, conclusion: conclusionOf(outcome!, typed) };
    case 'propose':
      return { type: act, proposal: conclusionOf(outcome!, typed), ...given('note') };
    case 'schedule':
      return { type: act, session: text('session') ?? null };
    case 'send-up':
      return { type: act, ...given('note') };
    case 'close':
      return { type: act, reason: needed('reason') };
    case 'give-opinion':
      return { type: act, text: needed('text') };
    case 'give-statement':
      return { type: act, text: needed('text'), ...attachments };
    case 'record-minutes': {
      const kind = needed('kind') as Of<'record-minutes'>['kind'];
      return { type: act, kind, ...given('documentNumber', 'documentDate'), ...attachments };
    }
    case 'record-answer': {
      const answer = needed('answer') as Of<'record-answer'>['answer'];
      const basis = {
        title: needed('title'),
        number: text('documentNumber') ?? null,
        date: text('documentDate') ?? null,
        issuer: null,
        line: null,
        issuerUnit: needed('issuerUnit'),
      };
      return { type: act, answer, ...given('newDue', 'note'), basis };
    }
  }
}

type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

function conclusionOf(outcome: Outcome, typed: Typed): Conclusion {
  const { needed, given } = reading(typed);
  switch (outcome) {
    case 'new-date':
      return { outcome, newDue: needed('newDue'), ...given('directive') };
    case 'keep-date':
      return { outcome, directive: needed('directive'), checkDue: needed('checkDue') };
    case 'reassign': {
      const leadUnits = needed('leadUnits').split(',');
      return { outcome, leadUnits, ...given('newDue', 'checkDue', 'directive') };
    }
    case 'request-explanation':
      return { outcome, question: needed('question'), due: needed('due') };
    case 'recommend-date':
      return { outcome, newDue: needed('newDue'), reason: needed('reason') };
    case 'suspend':
    case 'recommend-stop':
    case 'return':
      return { outcome, reason: needed('reason') };
  }
}

/** What was typed, field by field: those that must be there, and those that are left out when empty. */
function reading(typed: Typed) {
  const text = (name: string) => value(typed, name);
  return {
    text,
    needed: (name: string) => text(name) ?? '',
    given: <N extends string>(...names: N[]) =>
      Object.fromEntries(
        names.flatMap((name) => {
          const one = text(name);
          return one === undefined ? [] : [[name, one]];
        }),
      ) as { [K in N]?: string },
  };
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
