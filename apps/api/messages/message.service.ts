import { Inject, Injectable } from '@nestjs/common';
import {
  type ListOf,
  type MessageListItem,
  type MessagesQuery,
  type MessageView,
  UserError,
} from '#contracts';
import { seesAll } from '#domain';
import type { KnownPerson } from '#identity';
import { frozenMail, type MessageView as MessageRow, type Persistence, taskStates } from '#persistence';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';
import { readMime } from './read-mime.js';

/** Mails over HTTP: those who read all see every mail, others the ones that were sent to them. */
@Injectable()
export class MessageService {
  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(person: KnownPerson, query: MessagesQuery): Promise<ListOf<MessageListItem>> {
    const { page, pageSize, sort, task, state } = query;
    const recipient = seesAll(person) ? query.recipient : person.id;
    const filter = {
      ...(task === undefined ? {} : { task }),
      ...(recipient === undefined ? {} : { recipient }),
      ...(state === undefined ? {} : { state }),
    };
    if (recipient !== (query.recipient ?? recipient)) return { items: [], total: 0 };
    const scene = await this.scenes.present();
    const { items, total } = await this.persistence.reads.messages(filter, { page, pageSize, sort });
    return { items: await this.views(items, scene), total };
  }

  async get(person: KnownPerson, id: string): Promise<MessageView> {
    const scene = await this.scenes.present();
    const row = await this.persistence.reads.message(id);
    if (row === null) throw new UserError('not-found', `Không có thư ${id}.`);
    if (!seesAll(person) && row.recipient !== person.id) {
      throw new UserError('not-allowed', 'Thư này không gửi cho đồng chí.');
    }
    const source = await frozenMail(this.persistence.dataSource, id);
    const [view] = await this.views([row], scene);
    const mail = source === null ? { html: null, text: null, attachments: [] } : readMime(source);
    const cameBack = await this.persistence.returnedMails.ofMail(id);
    const returned = cameBack.map(({ at, kind, status }) => ({ at, kind, status }));
    const { reply, rolledInto } = row;
    return { ...view!, ...mail, history: historyOf(row), returned, reply, rolledInto };
  }

  private async views(rows: readonly MessageRow[], scene: Scene): Promise<MessageListItem[]> {
    const named = rows.flatMap((row) => row.items.map((item) => item.aggregateId));
    const tasks = await taskStates(this.persistence.dataSource, [...new Set(named)]);
    return rows.map((row) => ({
      id: row.id,
      to: row.address,
      recipient: scene.names.person(row.recipient),
      subject: row.subject,
      slot: row.slot,
      class: row.class,
      state: row.state,
      messageId: row.messageId,
      attempts: row.attempts,
      resends: row.resends,
      settledAt: row.settledAt,
      items: row.items.map((item) => ({
        task: item.aggregateId,
        taskCode: tasks.get(item.aggregateId)?.code ?? textOf(item.line['taskCode']),
        taskTitle: tasks.get(item.aggregateId)?.title ?? textOf(item.line['taskTitle']),
        deadline: item.deadlineId,
        rung: item.rung,
        kind: item.kind,
        nominal: item.nominal,
      })),
    }));
  }
}

/** The steps that left an instant behind, in order. */
function historyOf(row: MessageRow): MessageView['history'] {
  const steps: MessageView['history'] = [{ at: row.createdAt, state: 'planned', note: null }];
  if (row.frozenAt !== null) steps.push({ at: row.frozenAt, state: 'queued', note: null });
  if (row.finishingAt !== null) steps.push({ at: row.finishingAt, state: 'finishing', note: null });
  if (row.settledAt !== null) steps.push({ at: row.settledAt, state: row.state, note: row.reply });
  return steps;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
