import { Dispatch, type Persistence } from '#persistence';
import { claimAll } from '../../support/slot/claim-all.js';

const SLOT = '2026-12-09';
const BOX = { name: 'Văn phòng Tỉnh ủy', address: 'dondoc@demo.example' };
const PUBLIC_URL = 'http://localhost:3000';

/** The mails of 08:00 of the Wednesday after the demo layer was laid, as the sender hands them over. */
export async function writeMorningMails(persistence: Persistence): Promise<void> {
  const at = new Date(`${SLOT}T01:00:00Z`);
  const clock = { now: () => at, msUntil: (instant: Date) => Math.max(0, instant.getTime() - at.getTime()) };
  const mail = { from: BOX, replyTo: BOX, publicUrl: PUBLIC_URL, allowedDomains: ['demo.example'] };
  const dispatch = new Dispatch(persistence, clock, mail);
  await dispatch.slots.phase(SLOT);
  for (const one of await dispatch.planner.unplanned(SLOT, 1000)) await dispatch.planner.planFor(one, SLOT);
  await claimAll(dispatch, SLOT);
  await dispatch.slots.claimed(SLOT);
  await persistence.owed.settleSlot(SLOT, () => undefined);
}
