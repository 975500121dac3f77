import type { EntityManager } from 'typeorm';
import type { StandIn } from '#domain';
import { absenceWords, standInWords } from '#mail';
import type { Directory } from '../directory/directory.js';
import { recipientOf } from '../dispatch/say.js';
import { enqueueLetter } from '../letters/index.js';
import { tasksReached } from './reach.js';

/** Tells the person's head and the office, in good time, that nobody takes the person's place. */
export async function tellOfAbsence(
  tx: EntityManager,
  at: string,
  absence: StandIn,
  directory: Directory,
): Promise<void> {
  const { id, person, scope, since, until } = absence;
  const { name, demo } = directory.people.get(person)!;
  const tasks = await tasksReached(tx, directory, person, scope);
  for (const told of toldOf(person, directory)) {
    const { form } = recipientOf(directory, told)!;
    await enqueueLetter(tx, at, {
      ...{ kind: 'absence', id, recipient: told, programme: null, demo, lines: [] },
      words: absenceWords({ form, name, since, until, tasks }),
    });
  }
}

/** Tells the absent person what somebody else arranged for them: their work and their name go with it. */
export async function tellTheAbsent(
  tx: EntityManager,
  at: string,
  { id, person, by, scope, since, until }: StandIn,
  arranger: string,
  directory: Directory,
): Promise<void> {
  const name = (one: string) => directory.people.get(one)?.name ?? one;
  const { form } = recipientOf(directory, person)!;
  await enqueueLetter(tx, at, {
    ...{ kind: 'stand-in-named', id, recipient: person, programme: null, lines: [] },
    demo: directory.people.get(person)!.demo,
    words: standInWords({
      ...{ form, scope, since, until },
      by: by === null ? null : name(by),
      arranger: name(arranger),
    }),
  });
}

/** Heads of the person's units, of the unit above where the person is the head, and the office of each programme. */
function toldOf(person: string, directory: Directory): string[] {
  const memberships = directory.people.get(person)?.memberships ?? [];
  const heads = memberships.flatMap(({ unit, role }) =>
    directory.holders(role === 'head' ? (directory.units.get(unit)?.parent ?? null) : unit, 'head'),
  );
  const offices = [...directory.programmes.values()].flatMap((p) =>
    directory.holders(p.standingBody, 'office'),
  );
  return [...new Set([...heads, ...offices])].filter((told) => told !== person);
}
