import type { DataSource } from 'typeorm';
import { type CreateEventSource, type EventSourceCommand, type Instant, UserError } from '#contracts';
import type { RegisterEvent } from '#domain';
import { asRow } from '../as-row.js';
import { EventSourceEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';

/** A source of events, without what proves that it is one. */
export type EventSource = Omit<EventSourceEntity, 'secret' | 'previousSecret'>;

/** A source that may send, with the secrets that its signature may be made with. */
export interface ListenedSource {
  source: EventSource;
  secrets: string[];
}

export interface EventSourceAct {
  actor: Actor;
  seenVersion: number;
  /** The real time: signatures run on it. */
  now: Date;
  /** A new secret, for the act that renews it. */
  secret: string;
}

/** As long as the secret before the present one is still taken. */
const CHANGE_OVER_MS = 86_400_000;

/** Who may send events to this installation; every act on it stands in the register, in the same transaction. */
export class EventSourceStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  async list(): Promise<EventSource[]> {
    const rows = await this.dataSource.manager.find(EventSourceEntity, { order: { id: 'ASC' } });
    return rows.map(withoutSecrets);
  }

  async find(id: string): Promise<EventSource | null> {
    const row = await this.dataSource.manager.findOneBy(EventSourceEntity, { id });
    return row === null ? null : withoutSecrets(row);
  }

  /** By the attribute `source` of an event; null when nobody is listened to by that name. */
  async listenedTo(uri: string, now: Date): Promise<ListenedSource | null> {
    const row = await this.dataSource.manager.findOneBy(EventSourceEntity, { uri, state: 'active' });
    if (row === null) return null;
    const { secret, previousSecret, previousUntil } = row;
    const stillTaken = previousSecret !== null && previousUntil !== null && new Date(previousUntil) > now;
    return { source: withoutSecrets(row), secrets: stillTaken ? [secret, previousSecret] : [secret] };
  }

  /** @throws UserError `state-conflict` when the code or the URI is taken */
  async add(input: CreateEventSource, secret: string, actor: Actor): Promise<EventSource> {
    const { code: id, ...settings } = input;
    return this.dataSource.transaction(async (tx) => {
      const createdAt = this.clock.now().toISOString();
      const made = { ...settings, id, secret, createdAt, createdBy: actor.id, version: 1 };
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(EventSourceEntity)
        .values(asRow<EventSourceEntity>({ ...made, state: 'active' }))
        .orIgnore()
        .returning('id')
        .execute();
      if ((raw as unknown[]).length === 0)
        throw new UserError('state-conflict', 'Mã hoặc URI này đã có nguồn khác dùng.');
      await this.register.append(
        tx,
        [{ type: 'event-source-added', data: settingsOf({ id, ...settings }) }],
        actor,
      );
      return withoutSecrets(await tx.findOneByOrFail(EventSourceEntity, { id }));
    });
  }

  /** @throws UserError `not-found`, `stale-version`, `state-conflict` */
  async execute(id: string, command: EventSourceCommand, act: EventSourceAct): Promise<EventSource> {
    return this.dataSource.transaction(async (tx) => {
      const row = await tx.findOne(EventSourceEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (row === null) throw new UserError('not-found', 'Không có nguồn dữ liệu này.');
      const { state, version } = row;
      if (version !== act.seenVersion)
        throw new UserError(
          'stale-version',
          'Nguồn dữ liệu này vừa được người khác thay đổi; xem lại rồi thực hiện.',
          [],
          { status: state, version },
        );
      const { change, event } = carriedOut(row, command, act);
      await this.register.append(tx, [event], act.actor);
      await tx.update(EventSourceEntity, { id }, { ...change, version: version + 1 });
      return withoutSecrets(await tx.findOneByOrFail(EventSourceEntity, { id }));
    });
  }

  async heard(id: string, at: Instant): Promise<void> {
    await this.dataSource.manager.update(EventSourceEntity, { id }, { lastReceivedAt: at });
  }
}

function carriedOut(
  row: EventSourceEntity,
  command: EventSourceCommand,
  { now, secret }: EventSourceAct,
): { change: Partial<EventSourceEntity>; event: RegisterEvent } {
  const source = row.id;
  switch (command.type) {
    case 'change': {
      const { type: _type, ...change } = command;
      return { change, event: { type: 'event-source-changed', data: settingsOf({ ...row, ...change }) } };
    }
    case 'pause':
      if (row.state === 'paused') throw conflict(row, 'Nguồn dữ liệu này đang tạm dừng.');
      return { change: { state: 'paused' }, event: { type: 'event-source-paused', data: { source } } };
    case 'resume':
      if (row.state === 'active') throw conflict(row, 'Nguồn dữ liệu này đang được nhận.');
      return { change: { state: 'active' }, event: { type: 'event-source-resumed', data: { source } } };
    case 'renew-secret':
      return {
        change: {
          secret,
          previousSecret: row.secret,
          previousUntil: new Date(now.getTime() + CHANGE_OVER_MS).toISOString(),
        },
        event: { type: 'event-source-secret-renewed', data: { source } },
      };
  }
}

function withoutSecrets({ secret: _, previousSecret: __, ...source }: EventSourceEntity): EventSource {
  return source;
}

function settingsOf({
  id,
  uri,
  types,
  programmes,
  unit,
}: Pick<EventSourceEntity, 'id' | 'uri' | 'types' | 'programmes' | 'unit'>) {
  return { source: id, uri, types, programmes, unit };
}

function conflict({ state, version }: EventSourceEntity, message: string): UserError {
  return new UserError('state-conflict', message, [], { status: state, version });
}
