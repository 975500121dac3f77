import type { EntityManager } from 'typeorm';
import type { IsoDate } from '#contracts';
import { asRow } from '../as-row.js';
import { EngineStateEntity } from '../entities/index.js';

/** Whether mail is held; like the other switches read in the transaction that heeds it. */
export async function isHeld(tx: EntityManager): Promise<boolean> {
  return (await read(tx, 'hold'))?.['on'] === true;
}

/** The one box that all mail goes to in pilot mode; null otherwise. */
export async function pilotAddress(tx: EntityManager): Promise<string | null> {
  const address = (await read(tx, 'pilot'))?.['address'];
  return typeof address === 'string' ? address : null;
}

/** The slot whose dispatch was asked not to wait for its hour. */
export async function forcedSlot(tx: EntityManager): Promise<IsoDate | null> {
  const slot = (await read(tx, 'dispatch-now'))?.['slot'];
  return typeof slot === 'string' ? slot : null;
}

export async function forceSlot(tx: EntityManager, slot: IsoDate, by: string, at: string): Promise<void> {
  await tx.upsert(
    EngineStateEntity,
    asRow<EngineStateEntity>({ name: 'dispatch-now', value: { slot, by }, updatedAt: at }),
    ['name'],
  );
}

async function read(tx: EntityManager, name: string): Promise<Record<string, unknown> | null> {
  return (await tx.findOneBy(EngineStateEntity, { name }))?.value ?? null;
}
