import { UserError } from '#contracts';
import { type Asker, type Relation, relationsFor, relationsOf, seesAll, unitsInSight } from '#domain';
import type { KnownPerson } from '#identity';
import type { Actor } from '#persistence';
import { bodiesOf, type Scene } from '../naming/scene.js';
import type { Change } from '../tasks/task.service.js';

const NO_TASK = { officer: null, watcher: null, leadUnits: [], coordinatingUnits: [], heldBy: null };
const MANAGES = ['office', 'administrator'] as const;
const RECORDS = new Set(['officer', 'head']);

/** In whose place somebody keeps what a programme is measured by; null where they do not. */
export function keeperOf(
  person: Asker,
  programme: string,
  scene: Scene,
): { onBehalfOf: string | null } | null {
  const bodies = bodiesOf(scene.directory, programme);
  if (bodies === null) return null;
  const subject = { task: NO_TASK, bodies };
  const keeps = (relations: ReadonlySet<Relation>) => MANAGES.some((relation) => relations.has(relation));
  if (keeps(relationsOf(person, subject))) return { onBehalfOf: null };
  const place = relationsFor(person, subject).find(({ relations }) => keeps(relations));
  return place === undefined ? null : { onBehalfOf: place.absent.id };
}

/** @throws UserError `not-allowed` */
export function requireKeeper(person: Asker, programme: string, scene: Scene): { onBehalfOf: string | null } {
  const keeper = keeperOf(person, programme, scene);
  if (keeper !== null) return keeper;
  throw new UserError('not-allowed', 'Việc này của cơ quan thường trực chương trình.');
}

/** Who records, for whom, and in which request. */
export function actorOf({ person, commandId }: Change, onBehalfOf: string | null): Actor {
  return { id: person.id, onBehalfOf, ...(commandId === null ? {} : { commandId }) };
}

/** Units for which somebody gives numbers: those where they are an officer or the head. */
export function unitsRecordedBy({ memberships }: KnownPerson): string[] {
  return [...new Set(memberships.filter((m) => RECORDS.has(m.role)).map((m) => m.unit))];
}

/** Whether the shares of a unit are shown: units are not set against each other before each other. */
export function unitFilter(person: Asker): (unit: string) => boolean {
  if (seesAll(person)) return () => true;
  const mine = new Set(unitsInSight(person));
  return (unit) => mine.has(unit);
}
