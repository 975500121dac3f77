import type { Persistence } from '#persistence';
import { tenOfficers } from '../story/cast.js';

export const CROWD = Array.from({ length: 40 }, (_, i) => `dong-${i}`);

/** The ten officers and forty more, for a slot that has more mails than connections. */
export async function crowd(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  for (const id of CROWD) {
    await persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name: `Người ${id}`,
      memberships: [{ unit: 'so-tai-chinh', role: 'officer' }],
      demo: true,
    });
  }
}

export const CHECKERS = Array.from({ length: 8 }, (_, i) => `kiem-tra-${i}`);

/** The ten officers and several who may decide on what they submit. */
export async function checkers(persistence: Persistence): Promise<void> {
  await tenOfficers(persistence);
  for (const id of CHECKERS) {
    await persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name: `Người ${id}`,
      memberships: [{ unit: 'van-phong', role: 'checker' }],
      demo: true,
    });
  }
}
