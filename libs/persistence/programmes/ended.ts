import { type IsoDate, UserError } from '#contracts';
import { formatDate } from '#domain';
import { type Actor, SYSTEM } from '../record/actor.js';

/**
 * Nothing is done any more in a programme that has ended; only what was under way is still told by the engine. To be
 * asked when what is changed is locked: whoever ends the programme waits for these locks.
 *
 * @throws UserError `state-conflict`
 */
export function refuseEnded(closedOn: IsoDate | null, actor: Actor): void {
  if (closedOn === null || actor.id === SYSTEM.id) return;
  throw new UserError(
    'state-conflict',
    `Chương trình đã kết thúc ngày ${formatDate(closedOn)}: hồ sơ chỉ còn để xem và xuất.`,
  );
}
