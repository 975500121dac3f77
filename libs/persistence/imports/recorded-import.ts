import type { EntityManager } from 'typeorm';
import { UserError } from '#contracts';
import { REGISTER_ID } from '#domain';
import { EventEntity } from '../entities/index.js';
import type { EventOf } from '../record/events.js';

type ImportEvent = Extract<EventOf<'register'>, { type: `${string}-imported` }>;
const MOST_NAMED = 10;

/**
 * An import as the register has it, not undone yet.
 *
 * @throws UserError `not-found`, `state-conflict`
 */
export async function importOf<T extends ImportEvent['type']>(
  tx: EntityManager,
  no: number,
  type: T,
): Promise<Extract<ImportEvent, { type: T }>> {
  const found = await tx.findOneBy(EventEntity, { aggregateId: REGISTER_ID, seq: no, type });
  if (found === null) throw new UserError('not-found', `Không có lần nhập số ${no} của loại bảng này.`);
  const undone = (await tx.query(
    `SELECT 1 FROM event WHERE aggregate_id = $1 AND type = 'import-undone' AND (data->>'import')::int = $2`,
    [REGISTER_ID, no],
  )) as unknown[];
  if (undone.length > 0) throw new UserError('state-conflict', 'Lần nhập này đã được hoàn tác.');
  return { type: found.type, data: found.data } as unknown as Extract<ImportEvent, { type: T }>;
}

/** @throws UserError `state-conflict`, naming what was acted on since */
export function refuseTouched(codes: readonly string[]): void {
  if (codes.length === 0) return;
  const named = codes.slice(0, MOST_NAMED).join(', ');
  const more = codes.length > MOST_NAMED ? ` và ${codes.length - MOST_NAMED} mục khác` : '';
  throw new UserError(
    'state-conflict',
    `Không hoàn tác được: đã có người xử lý sau khi nhập: ${named}${more}.`,
  );
}
