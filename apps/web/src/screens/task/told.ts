import type { EventView } from '#contracts';

/** What a task says in the words of people stands in its events alone, where it can be erased; the state has none of it. */

export function textIn(event: EventView | undefined, name: string): string | null {
  const text = event?.text?.[name];
  return typeof text === 'string' && text !== '' ? text : null;
}

export function textOf(
  events: readonly EventView[],
  type: string,
  name: string,
  is: (data: EventView['data']) => boolean,
): string | null {
  return textIn(
    events.find((event) => event.type === type && is(event.data)),
    name,
  );
}

/** Why more time is asked for: as the signed letter says it, or else its draft. */
export function reasonAsked(events: readonly EventView[], deadlineId: string, no: number): string | null {
  const own = events.filter(({ data }) => data['deadlineId'] === deadlineId);
  const draft = own.find(({ type, data }) => type === 'extension-requested' && data['no'] === no);
  const signed = own.find(({ type, seq }) => type === 'extension-signed' && seq > (draft?.seq ?? Infinity));
  return textIn(signed, 'reason') ?? textIn(draft, 'reason');
}

/** The document that a deliverable was handed in with; null where none was named. */
export function documentSubmitted(
  events: readonly EventView[],
  deadlineId: string,
  no: number,
): { number: string; date: string | null } | null {
  const { data } =
    events.find(
      ({ type, data: of }) =>
        type === 'deliverable-submitted' && of['deadlineId'] === deadlineId && of['no'] === no,
    ) ?? {};
  const [number, date] = [data?.['documentNumber'], data?.['documentDate']];
  return typeof number === 'string' ? { number, date: typeof date === 'string' ? date : null } : null;
}
