import type { Instant } from '#contracts';

/** A recorded event, with what is known of its aggregate. */
export interface EventToTell {
  /** Place in the order of recording. */
  recorded: string;
  kind: string;
  type: string;
  aggregateId: string;
  programme: string;
  seq: number;
  at: Instant;
  actor: string;
  onBehalfOf: string | null;
  schemaVersion: number;
  data: unknown;
  hash: string;
}

/** What an administrator sends to see whether a receiver takes it. */
export const TEST_TYPE = 'vn.dondoc.test';

/**
 * A recorded event as CloudEvents 1.0 in JSON. It says what happened to what, and when, in ids, codes, dates and
 * numbers; names, titles and whatever people wrote stay in the record, where the API says who may read them.
 *
 * @param source the address of this installation
 */
export function cloudEvent(source: string, id: string, event: EventToTell): string {
  const { recorded, kind, type, aggregateId, at, data, ...rest } = event;
  return JSON.stringify({
    specversion: '1.0',
    id,
    source,
    type: `vn.dondoc.${kind}.${type}`,
    subject: aggregateId,
    time: at,
    datacontenttype: 'application/json',
    // In the order of recording, as texts are compared (extension "sequence").
    sequence: recorded.padStart(20, '0'),
    data: { ...rest, data: factsOf(data) },
  });
}

/** The body of a trial. */
export function testEvent(source: string, id: string, webhook: string, at: Instant): string {
  return JSON.stringify({
    specversion: '1.0',
    ...{ id, source, type: TEST_TYPE, subject: webhook, time: at },
    datacontenttype: 'application/json',
    data: {},
  });
}

/** One word without a space: an id, a code, a date, the number of a document. */
const FACT = /^[^\s@]{1,150}$/u;

/** What is left of an event's data without sentences, titles and names. */
function factsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(isFact).map(factsOf);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => isFact(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, factsOf(inner)]));
}

function isFact(value: unknown): boolean {
  return typeof value !== 'string' || FACT.test(value);
}
