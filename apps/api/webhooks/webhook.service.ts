import { Inject, Injectable } from '@nestjs/common';
import {
  type CreateWebhook,
  type DeliveriesQuery,
  type DeliveryList,
  invalidField,
  UserError,
  type WebhookCommand,
  type WebhookList,
  type WebhookResult,
  type WebhookView,
} from '#contracts';
import type { KnownPerson } from '#identity';
import type { Persistence, Webhook } from '#persistence';
import { realClock } from '#platform';
import { newSigningSecret, type TargetFault, targetOf } from '#webhooks';
import type { Names } from '../naming/names.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { type ApiSettings, PERSISTENCE, SETTINGS } from '../tokens.js';

/** Receivers of events, for the administrator. Nothing is sent from here: the worker does, from where it is checked. */
@Injectable()
export class WebhookService {
  /** Deliveries run on real time. */
  private readonly clock = realClock();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  async list(): Promise<WebhookList> {
    const { names } = await this.scenes.present();
    const items = (await this.persistence.webhooks.list()).map((webhook) => this.view(webhook, names));
    return { items, total: items.length };
  }

  /** @throws UserError `not-found` */
  async get(id: string): Promise<WebhookView> {
    const { names } = await this.scenes.present();
    return this.view(await this.found(id), names);
  }

  /** @throws UserError `invalid-input`, `state-conflict` */
  async create(person: KnownPerson, input: CreateWebhook): Promise<WebhookResult & { webhook: WebhookView }> {
    const scene = await this.scenes.present();
    this.check(input, scene);
    const secret = newSigningSecret();
    const webhook = await this.persistence.webhooks.add(input, secret, { id: person.id });
    return { webhook: this.view(webhook, scene.names), secret, queued: 0 };
  }

  /** @throws UserError `not-found`, `invalid-input`, `stale-version`, `state-conflict` */
  async command(
    person: KnownPerson,
    id: string,
    command: WebhookCommand,
    seenVersion: number,
  ): Promise<WebhookResult> {
    const scene = await this.scenes.present();
    if (command.type === 'change') this.check(command, scene);
    const secret = newSigningSecret();
    const act = { actor: { id: person.id }, seenVersion, now: this.clock.now(), secret };
    const { webhook, queued } = await this.persistence.webhooks.execute(id, command, act);
    return {
      webhook: webhook === null ? null : this.view(webhook, scene.names),
      secret: command.type === 'renew-secret' ? secret : null,
      queued,
    };
  }

  /** @throws UserError `not-found` */
  async deliveries(id: string, query: DeliveriesQuery): Promise<DeliveryList> {
    await this.found(id);
    const { items, total } = await this.persistence.webhooks.deliveries(id, query);
    return {
      items: items.map(({ webhookId: _webhook, recorded: _recorded, availableAt, ...row }) => ({
        ...row,
        nextAttemptAt: row.state === 'waiting' ? availableAt : null,
      })),
      total,
    };
  }

  private async found(id: string): Promise<Webhook> {
    const webhook = await this.persistence.webhooks.find(id);
    if (webhook === null) throw new UserError('not-found', 'Không có nơi nhận này.');
    return webhook;
  }

  private check(
    { address, programme }: Pick<Partial<CreateWebhook>, 'address' | 'programme'>,
    { directory }: Scene,
  ): void {
    if (programme != null && !directory.programmes.has(programme))
      throw invalidField('programme', `không có chương trình ${programme}`);
    if (address === undefined) return;
    const target = targetOf(address, this.settings.webhookHosts);
    if (typeof target === 'string') throw invalidField('address', FAULTS[target]);
  }

  private view(webhook: Webhook, names: Names): WebhookView {
    const { createdBy, previousUntil, ...rest } = webhook;
    const signsTwice = previousUntil !== null && new Date(previousUntil) > this.clock.now();
    return {
      ...rest,
      previousSecretUntil: signsTwice ? previousUntil : null,
      createdBy: names.person(createdBy),
    };
  }
}

const FAULTS: Record<TargetFault, string> = {
  'not-an-address': 'cần một địa chỉ https đầy đủ',
  'with-password': 'không ghi tài khoản, mật khẩu trong địa chỉ',
  'not-https': 'chỉ nhận https (http: chỉ với máy chủ nội bộ mà người vận hành đã khai báo)',
  'address-refused':
    'địa chỉ này là của chính máy chủ, của mạng nội bộ hoặc không dành cho nơi nhận, nên không gửi được',
};
