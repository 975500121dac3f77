import { Inject, Injectable } from '@nestjs/common';
import {
  type CreateEventSource,
  type EventSourceCommand,
  type EventSourceList,
  type EventSourceResult,
  type EventSourceView,
  invalidFields,
  type ReceivedEventList,
  type ReceivedEventsQuery,
  UserError,
} from '#contracts';
import type { KnownPerson } from '#identity';
import type { EventSource, Persistence } from '#persistence';
import { realClock } from '#platform';
import { newSigningSecret } from '#webhooks';
import type { Names } from '../naming/names.js';
import { type Scene, Scenes } from '../naming/scene.js';
import { PERSISTENCE } from '../tokens.js';

/** Who may send events to this installation, for the administrator. */
@Injectable()
export class EventSourceService {
  /** Signatures run on real time. */
  private readonly clock = realClock();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
  ) {}

  async list(): Promise<EventSourceList> {
    const { names } = await this.scenes.present();
    const items = (await this.persistence.eventSources.list()).map((source) => this.view(source, names));
    return { items, total: items.length };
  }

  /** @throws UserError `not-found` */
  async get(id: string): Promise<EventSourceView> {
    const { names } = await this.scenes.present();
    return this.view(await this.found(id), names);
  }

  /** @throws UserError `invalid-input`, `state-conflict` */
  async create(person: KnownPerson, input: CreateEventSource): Promise<EventSourceResult> {
    const scene = await this.scenes.present();
    check(input, scene);
    const secret = newSigningSecret();
    const source = await this.persistence.eventSources.add(input, secret, { id: person.id });
    return { source: this.view(source, scene.names), secret };
  }

  /** @throws UserError `not-found`, `invalid-input`, `stale-version`, `state-conflict` */
  async command(
    person: KnownPerson,
    id: string,
    command: EventSourceCommand,
    seenVersion: number,
  ): Promise<EventSourceResult> {
    const scene = await this.scenes.present();
    if (command.type === 'change') check(command, scene);
    const secret = newSigningSecret();
    const act = { actor: { id: person.id }, seenVersion, now: this.clock.now(), secret };
    const source = await this.persistence.eventSources.execute(id, command, act);
    return {
      source: this.view(source, scene.names),
      secret: command.type === 'renew-secret' ? secret : null,
    };
  }

  /** @throws UserError `not-found` */
  async received(id: string, query: ReceivedEventsQuery): Promise<ReceivedEventList> {
    await this.found(id);
    const { items, total } = await this.persistence.receivedEvents.list(id, query);
    return {
      items: items.map(({ source: _source, contentHash: _hash, ...event }) => event),
      total,
    };
  }

  private async found(id: string): Promise<EventSource> {
    const source = await this.persistence.eventSources.find(id);
    if (source === null) throw new UserError('not-found', 'Không có nguồn dữ liệu này.');
    return source;
  }

  private view({ previousUntil, createdBy, ...rest }: EventSource, names: Names): EventSourceView {
    const takenTwice = previousUntil !== null && new Date(previousUntil) > this.clock.now();
    return {
      ...rest,
      previousSecretUntil: takenTwice ? previousUntil : null,
      createdBy: names.person(createdBy),
    };
  }
}

function check(
  { programmes = [], unit = null }: Pick<Partial<CreateEventSource>, 'programmes' | 'unit'>,
  { directory }: Scene,
): void {
  const fields = programmes.flatMap((programme, i) =>
    directory.programmes.has(programme)
      ? []
      : [{ path: `programmes.${i}`, message: `không có chương trình ${programme}` }],
  );
  if (unit !== null && !directory.units.has(unit))
    fields.push({ path: 'unit', message: `không có đơn vị ${unit}` });
  if (fields.length > 0) throw invalidFields(fields);
}
