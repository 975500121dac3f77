import type { EntityManager } from 'typeorm';
import { UserError } from '#contracts';
import type { CalendarVersionEntity, PolicyVersionEntity } from '../entities/index.js';

type Versioned = typeof CalendarVersionEntity | typeof PolicyVersionEntity;

/** Acts of administration come one after the other: each sees what the one before it has made. */
export async function oneAtATime(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('administration', 0))`);
}

/** `lich-8`: the next name that no version has. */
export async function nextVersion(tx: EntityManager, entity: Versioned, prefix: string): Promise<string> {
  const known = new Set((await tx.find(entity, { select: { version: true } })).map((row) => row.version));
  let n = known.size + 1;
  while (known.has(`${prefix}-${n}`)) n += 1;
  return `${prefix}-${n}`;
}

/** @throws UserError `state-conflict` with the present preview: what was shown is no longer so */
export function refuseOtherBasis(given: string, present: { basis: string; from: string }): void {
  if (given === present.basis) return;
  throw new UserError(
    'state-conflict',
    'Nhiệm vụ hoặc lịch đã thay đổi từ lúc xem trước; đề nghị xem lại ảnh hưởng rồi lưu.',
    [{ path: 'basis', message: 'đã cũ' }],
    present,
  );
}
