import type { CaseView } from '#contracts';
import type { ConclusionFacts } from '#domain';
import { type EventRecord, ofType } from '#persistence';
import type { Names } from '../naming/names.js';

type Acts = Pick<
  CaseView,
  'statements' | 'opinions' | 'proposal' | 'conclusion' | 'conclusions' | 'refused' | 'answer' | 'minutes'
>;

/** File names by id, as far as the files are kept. */
export type FileNames = ReadonlyMap<string, string>;

/** What people did in a case, as its events tell; a text that was erased is null. */
export function actsOf(events: readonly EventRecord[], names: Names, files: FileNames): Acts {
  const conclusions = ofType('case', events, 'case-concluded').map((event) => ({
    ...parts(event, names),
    ...signed(event, names),
    basis: event.data.basis,
    because: event.data.because,
    next: event.data.next,
  }));
  return {
    statements: ofType('case', events, 'statement-given').map((event) => ({
      ...signed(event, names),
      no: event.data.no,
      as: event.data.as,
      text: word(event, 'text'),
      attachments: filesOf(event.data, files),
    })),
    opinions: ofType('case', events, 'opinion-given').map((event) => ({
      ...signed(event, names),
      no: event.data.no,
      text: word(event, 'text'),
    })),
    proposal:
      ofType('case', events, 'case-proposed')
        .map((event) => ({ ...parts(event, names), ...signed(event, names), note: word(event, 'note') }))
        .at(-1) ?? null,
    conclusion: conclusions.at(-1) ?? null,
    conclusions,
    refused: ofType('case', events, 'conclusion-refused').map((event) => ({
      ...signed(event, names),
      outcome: event.data.outcome,
    })),
    answer:
      ofType('case', events, 'answer-recorded')
        .map((event) => ({
          ...signed(event, names),
          answer: event.data.answer,
          newDue: event.data.newDue,
          basis: event.data.basis,
          note: word(event, 'note'),
        }))
        .at(-1) ?? null,
    minutes: ofType('case', events, 'minutes-recorded').map((event) => ({
      ...signed(event, names),
      kind: event.data.kind,
      documentNumber: event.data.documentNumber,
      documentDate: event.data.documentDate,
      attachments: filesOf(event.data, files),
    })),
  };
}

function signed(event: Omit<EventRecord, 'data'> & { data: { on: string } }, names: Names) {
  const { actor, onBehalfOf, at, data } = event;
  return { by: names.person(actor), onBehalfOf: names.personOrNull(onBehalfOf), on: data.on, at };
}

function parts(event: Omit<EventRecord, 'data'> & { data: ConclusionFacts }, names: Names) {
  const { outcome, newDue = null, checkDue = null, due = null, leadUnits = [] } = event.data;
  return {
    ...{ outcome, newDue, checkDue, due, leadUnits: names.units(leadUnits) },
    directive: word(event, 'directive'),
    reason: word(event, 'reason'),
    question: word(event, 'question'),
  };
}

function word({ text }: Pick<EventRecord, 'text'>, key: string): string | null {
  const said = text?.[key];
  return typeof said === 'string' ? said : null;
}

function filesOf(
  { attachments = [] }: { attachments?: { id: string; sha256: string }[] },
  files: FileNames,
): CaseView['minutes'][number]['attachments'] {
  return attachments.map(({ id, sha256 }) => ({ id, name: files.get(id) ?? null, sha256 }));
}
