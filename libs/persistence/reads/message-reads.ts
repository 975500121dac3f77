import { type DataSource, In, Not } from 'typeorm';
import type { IsoDate } from '#contracts';
import { MessageEntity, MessageItemEntity, type MessageState } from '../entities/index.js';
import { SYSTEM } from '../record/actor.js';
import { countFound, ordering, type Page, type PageRequest, window } from './page.js';

export interface MessageFilter {
  /** Id of a task or a case. */
  task?: string;
  recipient?: string;
  state?: MessageState | readonly MessageState[];
  slotFrom?: IsoDate;
  slotTo?: IsoDate;
}

export type MessageItemView = Omit<MessageItemEntity, 'message' | 'messageId'>;
export type MessageView = Omit<MessageEntity, 'mime' | 'items'> & { items: MessageItemView[] };

/** One line of some mail about a task, with what became of the mail. */
export interface TaskMessageLine extends MessageItemView {
  messageId: string;
  state: MessageState;
  recipient: string;
  slot: string;
  settledAt: string | null;
}

const SORTS = { slot: 'm.slot', state: 'm.state', recipient: 'm.recipient' } as const;

export class MessageReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest slot first unless `sort` says otherwise. */
  async list(filter: MessageFilter = {}, page: PageRequest = {}): Promise<Page<MessageView>> {
    const query = this.dataSource.manager.createQueryBuilder(MessageEntity, 'm');
    // Synthetic reminders are nobody's.
    query.where('m.recipient <> :nobody', { nobody: SYSTEM.id });
    const { task, recipient, state, slotFrom, slotTo } = filter;
    if (recipient !== undefined) query.andWhere('m.recipient = :recipient', { recipient });
    if (slotFrom !== undefined) query.andWhere('m.slotDate >= :slotFrom', { slotFrom });
    if (slotTo !== undefined) query.andWhere('m.slotDate <= :slotTo', { slotTo });
    if (state !== undefined) {
      query.andWhere('m.state = ANY(:states)', { states: typeof state === 'string' ? [state] : state });
    }
    if (task !== undefined) {
      query.andWhere(
        'EXISTS (SELECT 1 FROM message_item i WHERE i.message_id = m.id AND i.aggregate_id = :task)',
        { task },
      );
    }
    const total = await countFound(query, page);
    const { column, direction } = ordering(page.sort ?? '-slot', SORTS);
    const { skip, take } = window(page);
    const messages = await query
      .orderBy(column, direction)
      .addOrderBy('m.id', 'ASC')
      .skip(skip)
      .take(take)
      .getMany();
    return { items: await this.withItems(messages), total };
  }

  async find(id: string): Promise<MessageView | null> {
    const message = await this.dataSource.manager.findOneBy(MessageEntity, { id, recipient: Not(SYSTEM.id) });
    return message === null ? null : (await this.withItems([message]))[0]!;
  }

  /** What was mailed about a task, oldest first. */
  async ofTask(taskId: string): Promise<TaskMessageLine[]> {
    const items = await this.dataSource.manager.find(MessageItemEntity, {
      where: { aggregateId: taskId },
      relations: { message: true },
      order: { message: { slot: 'ASC' }, messageId: 'ASC', ordinal: 'ASC' },
    });
    return items.map(({ message, ...item }) => {
      const { state, recipient, slot, settledAt } = message;
      return { ...item, state, recipient, slot, settledAt };
    });
  }

  private async withItems(messages: readonly MessageEntity[]): Promise<MessageView[]> {
    if (messages.length === 0) return [];
    const rows = await this.dataSource.manager.find(MessageItemEntity, {
      where: { messageId: In(messages.map((m) => m.id)) },
      order: { messageId: 'ASC', ordinal: 'ASC' },
    });
    const byMessage = new Map<string, MessageItemView[]>();
    for (const { messageId, ...item } of rows)
      byMessage.set(messageId, [...(byMessage.get(messageId) ?? []), item]);
    return messages.map(({ mime: _mime, ...message }) => ({
      ...message,
      items: byMessage.get(message.id) ?? [],
    }));
  }
}
