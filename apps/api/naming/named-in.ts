import type { EventRecord } from '#persistence';
import type { Names } from './names.js';

/** Where an act names somebody beside who did it: who was given the work, who clears a difficulty. */
const FIELD: Readonly<Record<string, string>> = { assigned: 'officer', 'difficulty-assigned': 'owner' };

/** To whom the act gave something to do; null where it names nobody. */
export function nameGivenTo({ type, data }: Pick<EventRecord, 'type' | 'data'>, names: Names): string | null {
  const id = data[FIELD[type] ?? ''];
  return typeof id === 'string' ? names.person(id).name : null;
}
