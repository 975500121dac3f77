import { UserError } from '#contracts';
import { type Asker, keeping } from '#domain';
import { bodiesOf, type Scene } from '../naming/scene.js';

/** In whose place somebody keeps what a programme is measured by; null where they do not. */
export function keeperOf(
  person: Asker,
  programme: string,
  scene: Scene,
): { onBehalfOf: string | null } | null {
  const bodies = bodiesOf(scene.directory, programme);
  if (bodies === null) return null;
  const { allowed, onBehalfOf } = keeping(person, bodies);
  return allowed ? { onBehalfOf } : null;
}

/** @throws UserError `not-allowed` */
export function requireKeeper(person: Asker, programme: string, scene: Scene): { onBehalfOf: string | null } {
  const keeper = keeperOf(person, programme, scene);
  if (keeper !== null) return keeper;
  throw new UserError('not-allowed', 'Việc này của cơ quan thường trực chương trình.');
}
