import { createHash, randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { type CreateWebhook, type Instant, UserError, type WebhookCommand } from '#contracts';
import type { RegisterEvent } from '#domain';
import { asRow } from '../as-row.js';
import { WebhookDeliveryEntity, WebhookEntity } from '../entities/index.js';
import type { Actor } from '../record/actor.js';
import type { RegisterStore } from '../record/register-store.js';

/** Who may be told of what happens; every act on it stands in the register, in the same transaction. */
export interface Webhook extends Omit<WebhookEntity, 'secret' | 'previousSecret' | 'settled'> {
  waiting: number;
  dead: number;
}

export interface WebhookOutcome {
  /** Null when it was removed. */
  webhook: Webhook | null;
  /** Deliveries that were queued by it. */
  queued: number;
}

/** What an act needs besides itself. */
export interface WebhookAct {
  actor: Actor;
  seenVersion: number;
  /** The real time: deliveries run on it. */
  now: Date;
  /** A new secret, for the act that renews it. */
  secret: string;
}

const MOST = 50;
/** As long as the secret before the present one still signs. */
const CHANGE_OVER_MS = 86_400_000;
const TEST = 'vn.dondoc.test';

export class WebhookStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: RegisterStore,
    private readonly clock: { now(): Date },
  ) {}

  list(): Promise<Webhook[]> {
    return read(this.dataSource.manager, null);
  }

  async find(id: string): Promise<Webhook | null> {
    return (await read(this.dataSource.manager, id))[0] ?? null;
  }

  /** It is told of what is recorded from now on, its own beginning first. @throws UserError `state-conflict` */
  async add(input: CreateWebhook, secret: string, actor: Actor): Promise<Webhook> {
    return this.dataSource.transaction(async (tx) => {
      // Two at once would each be within the number.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('webhooks'))`);
      if ((await tx.count(WebhookEntity)) >= MOST)
        throw new UserError('state-conflict', `Đã có ${MOST} nơi nhận; gỡ bớt rồi thêm.`);
      const id = `wh-${randomBytes(6).toString('hex')}`;
      const createdAt = this.clock.now().toISOString();
      const settled = await topOf(tx);
      const made = {
        id,
        state: 'active' as const,
        disabledBecause: null,
        secret,
        settled,
        createdAt,
        version: 1,
      };
      await tx.insert(WebhookEntity, asRow<WebhookEntity>({ ...input, ...made, createdBy: actor.id }));
      await this.register.append(tx, [{ type: 'webhook-added', data: settingsOf({ id, ...input }) }], actor);
      return one(tx, id);
    });
  }

  /** @throws UserError `not-found`, `stale-version`, `state-conflict` */
  async execute(id: string, command: WebhookCommand, act: WebhookAct): Promise<WebhookOutcome> {
    return this.dataSource.transaction(async (tx) => {
      const webhook = await held(tx, id);
      if (webhook.version !== act.seenVersion)
        throw new UserError(
          'stale-version',
          'Nơi nhận này vừa được người khác thay đổi; xem lại rồi thực hiện.',
          [],
          { status: webhook.state, version: webhook.version },
        );
      const { change, event, queued = 0 } = await carriedOut(tx, webhook, command, act);
      if (event !== null) await this.register.append(tx, [event], act.actor);
      if (change === 'remove') {
        await tx.delete(WebhookEntity, { id });
        return { webhook: null, queued };
      }
      // A trial changes nothing.
      if (event !== null) await tx.update(WebhookEntity, { id }, { ...change, version: webhook.version + 1 });
      return { webhook: await one(tx, id), queued };
    });
  }

  /** By the engine; one that is not sent to any more stays as it is. */
  async disable(id: string, because: 'gone' | 'failing', actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const found = await tx.findOne(WebhookEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (found?.state !== 'active') return;
      const change = { state: 'disabled', disabledBecause: because, version: found.version + 1 } as const;
      await tx.update(WebhookEntity, { id }, change);
      await this.register.append(tx, [{ type: 'webhook-disabled', data: { webhook: id, because } }], actor);
    });
  }

  /** The newest first. */
  async deliveries(
    webhookId: string,
    {
      state,
      page,
      pageSize,
    }: { state?: WebhookDeliveryEntity['state'] | undefined; page: number; pageSize: number },
  ): Promise<{ items: WebhookDeliveryEntity[]; total: number }> {
    const [items, total] = await this.dataSource.manager.findAndCount(WebhookDeliveryEntity, {
      where: { webhookId, ...(state === undefined ? {} : { state }) },
      order: { id: 'DESC' },
      skip: (page - 1) * pageSize,
      take: pageSize,
    });
    return { items, total };
  }
}

interface CarriedOut {
  change: Partial<WebhookEntity> | 'remove';
  /** Null for what changes nothing. */
  event: RegisterEvent | null;
  queued?: number;
}

async function carriedOut(
  tx: EntityManager,
  webhook: WebhookEntity,
  command: WebhookCommand,
  { now, secret }: WebhookAct,
): Promise<CarriedOut> {
  const { id, state } = webhook;
  switch (command.type) {
    case 'change': {
      const { type: _type, ...change } = command;
      return { change, event: { type: 'webhook-changed', data: settingsOf({ ...webhook, ...change }) } };
    }
    case 'pause':
      if (state !== 'active') throw conflict(webhook, 'Nơi nhận này đang không gửi.');
      return { change: { state: 'paused' }, event: { type: 'webhook-paused', data: { webhook: id } } };
    case 'resume': {
      if (state === 'active') throw conflict(webhook, 'Nơi nhận này đang gửi.');
      const { from } = command;
      const skipped = from === 'now' ? { settled: await topOf(tx) } : {};
      if (from === 'now') await giveUpWaiting(tx, id, now.toISOString());
      return {
        change: { ...skipped, state: 'active', disabledBecause: null, failingSince: null },
        event: { type: 'webhook-resumed', data: { webhook: id, from } },
      };
    }
    case 'renew-secret':
      return {
        change: {
          secret,
          previousSecret: webhook.secret,
          previousUntil: new Date(now.getTime() + CHANGE_OVER_MS).toISOString(),
        },
        event: { type: 'webhook-secret-renewed', data: { webhook: id } },
      };
    case 'send-test':
      if (state !== 'active') throw conflict(webhook, 'Nơi nhận này đang không gửi; gửi tiếp rồi thử.');
      await queueTest(tx, id, now.toISOString());
      return { change: {}, event: null, queued: 1 };
    case 'retry': {
      const deliveries = await queueDead(tx, id, command.deliveries ?? null, now.toISOString());
      if (deliveries === 0) throw conflict(webhook, 'Không có lần gửi nào đã dừng để gửi lại.');
      const event = { type: 'webhook-retried', data: { webhook: id, deliveries } } as const;
      return { change: {}, event, queued: deliveries };
    }
    case 'remove':
      return { change: 'remove', event: { type: 'webhook-removed', data: { webhook: id } } };
  }
}

async function held(tx: EntityManager, id: string): Promise<WebhookEntity> {
  const found = await tx.findOne(WebhookEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (found === null) throw new UserError('not-found', 'Không có nơi nhận này.');
  return found;
}

async function one(tx: EntityManager, id: string): Promise<Webhook> {
  const [found] = await read(tx, id);
  if (found === undefined) throw new UserError('not-found', 'Không có nơi nhận này.');
  return found;
}

async function read(db: EntityManager, id: string | null): Promise<Webhook[]> {
  const order = { createdAt: 'ASC', id: 'ASC' } as const;
  const rows = await db.find(WebhookEntity, { ...(id === null ? {} : { where: { id } }), order });
  const counts = (await db.query(
    `SELECT webhook_id AS id, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
            count(*) FILTER (WHERE state = 'dead')::int AS dead
     FROM webhook_delivery WHERE state <> 'delivered' AND ($1::text IS NULL OR webhook_id = $1) GROUP BY 1`,
    [id],
  )) as { id: string; waiting: number; dead: number }[];
  const byId = new Map(counts.map(({ id: of, ...count }) => [of, count]));
  return rows.map(({ secret: _secret, previousSecret: _previous, settled: _settled, ...row }) => ({
    ...row,
    ...(byId.get(row.id) ?? { waiting: 0, dead: 0 }),
  }));
}

async function topOf(tx: EntityManager): Promise<string> {
  const [row] = (await tx.query('SELECT coalesce(max(recorded), 0)::text AS top FROM event')) as [
    { top: string },
  ];
  return row.top;
}

async function giveUpWaiting(tx: EntityManager, webhookId: string, settledAt: Instant): Promise<void> {
  await tx.update(WebhookDeliveryEntity, { webhookId, state: 'waiting' }, { state: 'dead', settledAt });
}

async function queueTest(tx: EntityManager, webhookId: string, at: Instant): Promise<void> {
  await tx.insert(
    WebhookDeliveryEntity,
    asRow<WebhookDeliveryEntity>({
      ...{ webhookId, recorded: null, type: TEST, subject: webhookId, state: 'waiting', attempts: 0 },
      messageId: `evt_test_${randomBytes(12).toString('hex')}`,
      availableAt: at,
      createdAt: at,
    }),
  );
}

/** With all their attempts before them, as if they had just been queued. */
async function queueDead(
  tx: EntityManager,
  webhookId: string,
  only: readonly string[] | null,
  at: Instant,
): Promise<number> {
  const [, queued] = (await tx.query(
    `UPDATE webhook_delivery SET state = 'waiting', attempts = 0, available_at = $2, settled_at = NULL
     WHERE webhook_id = $1 AND state = 'dead' AND ($3::bigint[] IS NULL OR id = ANY ($3))`,
    [webhookId, at, only],
  )) as [unknown, number];
  return queued;
}

function settingsOf({
  id,
  address,
  types,
  programme,
}: Pick<WebhookEntity, 'id' | 'address' | 'types' | 'programme'>) {
  const addressHash = createHash('sha256').update(address, 'utf8').digest('hex');
  return { webhook: id, origin: new URL(address).origin, addressHash, types, programme };
}

function conflict({ state, version }: WebhookEntity, message: string): UserError {
  return new UserError('state-conflict', message, [], { status: state, version });
}
