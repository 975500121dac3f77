import type { EventView } from '#contracts';
import type { EventRecord } from '#persistence';
import { nameGivenTo } from '../naming/named-in.js';
import type { Names } from '../naming/names.js';

/** The history of an aggregate as it was recorded, with the names of those who acted. */
export function eventViews(events: readonly EventRecord[], names: Names): EventView[] {
  return events.map(({ seq, at, type, actor, onBehalfOf, data, text, hash }) => ({
    seq,
    at,
    type,
    actor,
    actorName: names.actor(actor),
    onBehalfOf,
    onBehalfOfName: onBehalfOf === null ? null : names.actor(onBehalfOf),
    givenTo: nameGivenTo({ type, data }, names),
    data,
    text,
    hash,
  }));
}
