import type { KnownPerson } from '#identity';
import type { Actor } from '#persistence';

/** What a request brings along for a change. */
export interface Change {
  person: KnownPerson;
  /** Names the request, so that one that is repeated does nothing. */
  commandId: string | null;
}

/** Who acts, in whose place, and in which request: both names stand in the record. */
export function actorOf({ person, commandId }: Change, onBehalfOf: string | null = null): Actor {
  return { id: person.id, onBehalfOf, ...(commandId === null ? {} : { commandId }) };
}
