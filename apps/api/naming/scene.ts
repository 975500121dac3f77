import { Inject, Injectable } from '@nestjs/common';
import type { Instant, IsoDate, LadderPolicy } from '#contracts';
import { type Bodies, localDate, type WorkingCalendar } from '#domain';
import type { Directory, Persistence } from '#persistence';
import type { ProgrammeClock } from '#platform';
import { CLOCK, PERSISTENCE } from '../tokens.js';
import { Names } from './names.js';

/** Everything around a task that an answer is made of, at one moment. */
export interface Scene {
  now: Instant;
  today: IsoDate;
  calendar: WorkingCalendar;
  /** The current version; what is said of a task or a case goes by its own: `rulesOf`. */
  policy: LadderPolicy;
  policies: ReadonlyMap<string, LadderPolicy>;
  directory: Directory;
  names: Names;
}

@Injectable()
export class Scenes {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
  ) {}

  async present(): Promise<Scene> {
    const now = this.clock.now().toISOString();
    const [{ calendar, policy, policies }, directory] = await Promise.all([
      this.persistence.settings.rules(null),
      this.persistence.directory.current(),
    ]);
    const names = new Names(directory);
    return { now, today: localDate(now), calendar, policy, policies, directory, names };
  }
}

/** The bodies whose roles count for a programme; null when there is no such programme. */
export function bodiesOf(directory: Directory, programme: string): Bodies | null {
  const known = directory.programmes.get(programme);
  if (!known) return null;
  const { standingBody, committee, data } = known;
  return { standingBody, committee, ...(data.authority ? { conclude: data.authority.conclude } : {}) };
}
