import type { StandIn } from '#domain';
import type { StandInEntity } from '../entities/index.js';

export function asStandIn({
  id,
  person,
  byPerson,
  scope,
  since,
  until,
  document,
  endedOn,
}: StandInEntity): StandIn {
  return { id, person, by: byPerson, scope, since, until, document, endedOn };
}
