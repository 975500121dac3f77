import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import {
  documentIssuedData,
  INBOUND_TYPES,
  type InboundAnswer,
  type InboundEvent,
  type InboundType,
  inboundEvent,
  indicatorValueData,
  invalidField,
  invalidFields,
  SOURCE_ACTOR,
  UserError,
} from '#contracts';
import { type Actor, canonicalJson, type EventSource, type Persistence } from '#persistence';
import { type Logger, realClock } from '#platform';
import { newSigningSecret, signatureFault } from '#webhooks';
import { parsedBody } from '../http/body.js';
import { IndicatorService } from '../indicators/indicator.service.js';
import { Scenes } from '../naming/scene.js';
import { LOGGER, PERSISTENCE } from '../tokens.js';
import { documentIssued } from './document-issued.js';

const MOST_PROBLEMS = 50;

type Effects = Pick<InboundAnswer, 'did' | 'refused'>;

interface Sent {
  headers: Readonly<Record<string, unknown>>;
  body: Uint8Array;
  trace: string;
}

/**
 * Events from outside: signed by a source that an administrator has entered, carried out once by the commands that
 * people use too, and recorded as the source's own acts.
 */
@Injectable()
export class InboundService {
  /** Signatures run on real time. */
  private readonly clock = realClock();
  /** So that an unknown source is refused no sooner than a wrong signature. */
  private readonly nobodys = newSigningSecret();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(Scenes) private readonly scenes: Scenes,
    @Inject(IndicatorService) private readonly indicators: IndicatorService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws UserError `invalid-input`, `not-signed-in`, `not-allowed`, `key-reused`, `state-conflict`, `not-found` */
  async take({ headers, body, trace }: Sent): Promise<InboundAnswer> {
    const event = parsed(inboundEvent, parsedBody(body));
    const source = await this.signedBy(event, { headers, body, trace });
    const { id, type } = event;
    const now = this.clock.now().toISOString();
    const contentHash = createHash('sha256').update(canonicalJson(event)).digest('hex');
    const received = { source: source.id, id, contentHash, type, receivedAt: now, trace };
    const claim = await this.persistence.receivedEvents.claim(received);
    if (claim.outcome === 'repeated') return claim.answer;
    if (claim.outcome === 'reused')
      throw new UserError('key-reused', 'Mã sự kiện này đã dùng cho một nội dung khác.');
    if (claim.outcome === 'running')
      throw new UserError('state-conflict', 'Sự kiện này đang được thực hiện; đề nghị chờ kết quả.');
    await this.persistence.eventSources.heard(source.id, now);
    return this.carriedOut(source, event);
  }

  private async carriedOut(source: EventSource, event: InboundEvent): Promise<InboundAnswer> {
    const { receivedEvents } = this.persistence;
    const { id } = event;
    try {
      const effects = await this.effectsOf(source, event);
      const outcome = effects.did.length > 0 ? 'done' : 'nothing-to-do';
      const answer: InboundAnswer = { id, outcome, ...effects };
      await receivedEvents.done(source.id, id, answer);
      return answer;
    } catch (error) {
      const fields =
        error instanceof UserError ? error.fields.map(({ path, message }) => `${path}: ${message}`) : [];
      const detail = error instanceof UserError ? [error.message, ...fields].join(' · ') : 'lỗi của hệ thống';
      await receivedEvents.refused(source.id, id, detail);
      throw error;
    }
  }

  private async effectsOf(source: EventSource, event: InboundEvent): Promise<Effects> {
    const type = event.type as InboundType;
    if (!INBOUND_TYPES.includes(type)) throw invalidField('type', `chỉ nhận ${INBOUND_TYPES.join(', ')}`);
    if (!source.types.includes(type))
      throw new UserError('not-allowed', 'Nguồn này không được gửi loại sự kiện này.');
    const actor: Actor = { id: `${SOURCE_ACTOR}${source.id}` };
    const by = { ...actor, commandId: `${actor.id}/${event.id}` };
    try {
      if (type === 'vn.dondoc.indicator.value') return await this.indicatorValue(source, by, event.data);
      const data = parsed(documentIssuedData, event.data);
      if (data.programme !== undefined) requireProgramme(source, data.programme);
      const scene = await this.scenes.present();
      return await documentIssued(this.persistence, { source, actor: by, scene }, data);
    } catch (error) {
      throw inData(error);
    }
  }

  private async indicatorValue(source: EventSource, actor: Actor, data: unknown): Promise<Effects> {
    const { indicator, ...value } = parsed(indicatorValueData, data);
    const [only, another] = source.programmes;
    const programme = value.programme ?? (another === undefined ? only : undefined);
    if (programme === undefined)
      throw invalidField('programme', 'nguồn này gửi cho nhiều chương trình: nêu một');
    requireProgramme(source, programme);
    if (source.unit !== null && value.unit !== source.unit)
      throw new UserError('not-allowed', `Nguồn này chỉ gửi số liệu của đơn vị ${source.unit}.`);
    const subject = await this.indicators.recordBySource(actor, indicator, { ...value, programme });
    return { did: [{ subject, event: 'value-recorded' }], refused: [] };
  }

  /** Whoever is unknown, paused, forged or late hears the same; the log says which. */
  private async signedBy(
    { source: uri }: InboundEvent,
    { headers, body, trace }: Sent,
  ): Promise<EventSource> {
    const now = this.clock.now();
    const known = await this.persistence.eventSources.listenedTo(uri, now);
    const fault = signatureFault(known?.secrets ?? [this.nobodys], headers, body, now);
    if (known !== null && fault === null) return known.source;
    const reason = known === null ? 'unknown-source' : fault;
    this.logger.warn('an event from outside is refused', { trace, reason, source: known?.source.id ?? null });
    throw new UserError('not-signed-in', 'Sự kiện không có chữ ký hợp lệ của một nguồn đã đăng ký.');
  }
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const fields = error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw invalidFields(fields.slice(0, MOST_PROBLEMS));
}

/** What was wrong with the data of an event, by its place in the event. */
function inData(error: unknown): unknown {
  if (!(error instanceof UserError) || error.fields.length === 0) return error;
  const fields = error.fields.map(({ path, message }) => ({
    path: ['data', path].filter(Boolean).join('.'),
    message,
  }));
  return new UserError(error.code, error.message, fields, error.current);
}

function requireProgramme({ programmes }: EventSource, programme: string): void {
  if (!programmes.includes(programme))
    throw new UserError('not-allowed', 'Nguồn này không gửi cho chương trình đó.');
}
