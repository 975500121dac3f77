import type { Evidence, Frozen } from './evidence.js';
import { type Violation, violation } from './violation.js';

/**
 * I1 and I2 between the record and the servers that mail went to: what the record believes of each mail is what the
 * servers have, never more than was allowed, and not a byte different.
 */
export function checkSinks({ frozen, taken }: Pick<Evidence, 'frozen' | 'taken'>): Violation[] {
  const byId = new Map(frozen.map((row) => [row.messageId, row]));
  const copies = new Map<string, number>();
  const found: Violation[] = [];
  for (const { messageId, to, hash } of taken) {
    const row = byId.get(messageId ?? '');
    if (!row) {
      found.push(violation('I1', String(messageId), 'a server has a mail that the record does not know'));
      continue;
    }
    copies.set(row.id, (copies.get(row.id) ?? 0) + 1);
    if (to.length !== 1 || to[0] !== row.address)
      found.push(violation('I1', row.id, `went to ${to.join(', ')} instead of ${row.address}`));
    if (hash !== row.hash) found.push(violation('I1', row.id, 'a server has other bytes than were frozen'));
  }
  return [...found, ...frozen.flatMap((row) => ofRow(row, copies.get(row.id) ?? 0))];
}

function ofRow({ id, state, class: grade, resends }: Frozen, copies: number): Violation[] {
  const found: Violation[] = [];
  if (copies > 1 + resends)
    found.push(violation('I1', id, `${copies} copies after ${resends} allowed resends (${grade})`));
  if (state === 'sent' && copies === 0)
    found.push(violation('I2', id, 'sent by the record, and no server has it'));
  if (state === 'failed' && copies > 0)
    found.push(violation('I1', id, 'failed by the record, and a server has it'));
  if (state === 'queued' && copies > resends)
    found.push(violation('I1', id, 'will be sent, and a server has it already'));
  return found;
}
