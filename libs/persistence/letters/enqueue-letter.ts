import type { EntityManager } from 'typeorm';
import { enqueue } from '../record/enqueue.js';
import { type Letter, letterKey } from './letter.js';

/**
 * Sends a letter when this transaction commits: at once, not with the next digest. HOLD keeps it back, pilot mode turns
 * it to its box, and it is sent once however often it is enqueued with the same kind, id and recipient.
 *
 * To add a letter: word it in `libs/mail/letters/<kind>.ts` (subject, opening, closing, link; lines where it lists
 * tasks), call this in the transaction of the act, once for each person. Its preview is `previewLetter`, from the same
 * words. Nothing else is needed: the outbox carries it to the worker, which freezes and delivers it.
 *
 * @param at the programme's clock
 */
export async function enqueueLetter(tx: EntityManager, at: string, letter: Letter): Promise<void> {
  await enqueue(tx, at, 'letter', letterKey(letter), letter);
}
