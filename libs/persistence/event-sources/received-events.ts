import type { DataSource } from 'typeorm';
import type { InboundAnswer, Instant } from '#contracts';
import { asRow } from '../as-row.js';
import { ReceivedEventEntity } from '../entities/index.js';

export type EventClaim =
  /** Go on, then `done` or `refused`. */
  | { outcome: 'new' }
  /** The same event was carried out before: with this. */
  | { outcome: 'repeated'; answer: InboundAnswer }
  /** The id was used for another event. */
  | { outcome: 'reused' }
  /** It is being carried out at this moment. */
  | { outcome: 'running' };

interface NewEvent {
  source: string;
  id: string;
  contentHash: string;
  type: string;
  receivedAt: Instant;
  trace: string;
}

/** An event without an outcome is taken over after this time: its process died. */
const ABANDONED_AFTER_MS = 60_000;

/** What sources have sent and signed: each event once, known by its source and its id. */
export class ReceivedEvents {
  constructor(private readonly dataSource: DataSource) {}

  async claim(event: NewEvent): Promise<EventClaim> {
    const { manager } = this.dataSource;
    const { source, id } = event;
    const inserted = await manager
      .createQueryBuilder()
      .insert()
      .into(ReceivedEventEntity)
      .values(asRow<ReceivedEventEntity>({ ...event, outcome: null, answer: null, detail: null }))
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length > 0) return { outcome: 'new' };
    const known = await manager.findOneByOrFail(ReceivedEventEntity, { source, id });
    // What was refused has changed nothing: it may come again, and mended.
    if (known.outcome === 'refused' || isAbandoned(known, event)) return this.takeOver(known, event);
    if (known.contentHash !== event.contentHash) return { outcome: 'reused' };
    return known.answer === null ? { outcome: 'running' } : { outcome: 'repeated', answer: known.answer };
  }

  async done(source: string, id: string, answer: InboundAnswer): Promise<void> {
    const change = { outcome: answer.outcome, answer };
    await this.dataSource.manager.update(
      ReceivedEventEntity,
      { source, id },
      asRow<ReceivedEventEntity>(change),
    );
  }

  async refused(source: string, id: string, detail: string): Promise<void> {
    await this.dataSource.manager.update(ReceivedEventEntity, { source, id }, { outcome: 'refused', detail });
  }

  /** The newest first. */
  async list(
    source: string,
    { page, pageSize }: { page: number; pageSize: number },
  ): Promise<{ items: ReceivedEventEntity[]; total: number }> {
    const [items, total] = await this.dataSource.manager.findAndCount(ReceivedEventEntity, {
      where: { source },
      order: { receivedAt: 'DESC', id: 'ASC' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
    return { items, total };
  }

  /** One of those who find it left gets it. */
  private async takeOver({ source, id, trace }: ReceivedEventEntity, event: NewEvent): Promise<EventClaim> {
    const taken = await this.dataSource.manager.update(
      ReceivedEventEntity,
      { source, id, trace },
      { ...event, outcome: null, detail: null },
    );
    return taken.affected === 1 ? { outcome: 'new' } : { outcome: 'running' };
  }
}

function isAbandoned({ outcome, receivedAt, contentHash }: ReceivedEventEntity, event: NewEvent): boolean {
  if (outcome !== null || contentHash !== event.contentHash) return false;
  return new Date(event.receivedAt).getTime() - new Date(receivedAt).getTime() > ABANDONED_AFTER_MS;
}
