import { z } from 'zod';
import { basisDocument, code, unitCode } from './commands.js';
import { key, paging } from './http.js';
import { recordValue } from './indicators.js';
import { instant, isoDate } from './time.js';
import { listOf } from './views.js';
import { personRef } from './views-directory.js';

/** Events from outside: who may send them, and what they may say. `docs/operations/events.md`. */

/** How a source's own acts name it in the record. */
export const SOURCE_ACTOR = 'source:';

export const INBOUND_TYPES = ['vn.dondoc.indicator.value', 'vn.dondoc.document.issued'] as const;
const inboundType = z.enum(INBOUND_TYPES, { error: `chỉ nhận ${INBOUND_TYPES.join(', ')}` });
export type InboundType = z.infer<typeof inboundType>;

const description = z.string().trim().min(1, { error: 'không được để trống' }).max(200);
const settings = {
  description,
  types: z.array(inboundType).min(1).max(INBOUND_TYPES.length),
  programmes: z.array(code).min(1).max(20),
  /** Numbers only of this unit; null: of the whole province and of every unit. */
  unit: unitCode.nullable(),
};

export const createEventSource = z.strictObject({
  ...settings,
  code: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,40}$/, { error: 'mã gồm chữ thường, số, gạch nối, từ 2 đến 41 ký tự' }),
  /** The attribute `source` of its events. */
  uri: z.string().regex(/^[\x21-\x7e]{1,500}$/, { error: 'cần một URI, không có dấu cách' }),
  unit: settings.unit.default(null),
});
export type CreateEventSource = z.infer<typeof createEventSource>;

export const eventSourceCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('change'), ...z.object(settings).partial().shape }),
    /** What it sends is refused. */
    z.strictObject({ type: z.literal('pause') }),
    z.strictObject({ type: z.literal('resume') }),
    /** The one before it is taken too for a day. */
    z.strictObject({ type: z.literal('renew-secret') }),
  ],
  { error: 'lệnh không rõ' },
);
export type EventSourceCommand = z.infer<typeof eventSourceCommand>;

const count = z.int().min(0).max(1_000_000_000);

export const eventSourceView = z
  .object({
    id: z.string(),
    uri: z.string(),
    description: z.string(),
    types: z.array(z.string()),
    programmes: z.array(z.string()),
    unit: z.string().nullable(),
    state: z.enum(['active', 'paused']),
    lastReceivedAt: instant.nullable(),
    /** Until then the secret before the present one is taken too. */
    previousSecretUntil: instant.nullable(),
    createdAt: instant,
    createdBy: personRef,
    version: count,
  })
  .meta({ id: 'EventSource' });
export type EventSourceView = z.infer<typeof eventSourceView>;

export const eventSourceList = listOf(eventSourceView).meta({ id: 'EventSourceList' });
export type EventSourceList = z.infer<typeof eventSourceList>;

/** The answer to whatever changes a source. */
export const eventSourceResult = z
  .object({
    source: eventSourceView,
    /** Shown here and never again: when it was created or renewed. */
    secret: z.string().nullable(),
  })
  .meta({ id: 'EventSourceResult' });
export type EventSourceResult = z.infer<typeof eventSourceResult>;

/** CloudEvents 1.0, structured; attributes that are not named here are extensions and are passed over. */
export const inboundEvent = z.looseObject({
  specversion: z.literal('1.0', { error: 'chỉ nhận CloudEvents 1.0' }),
  id: z.string().min(1).max(200),
  source: z.string().min(1).max(500),
  type: z.string().min(1).max(200),
  time: z.iso.datetime({ offset: true }).optional(),
  datacontenttype: z
    .string()
    .regex(/^application\/json(?:\s*;.*)?$/i, { error: 'chỉ nhận application/json' })
    .optional(),
  data: z.unknown(),
});
export type InboundEvent = z.infer<typeof inboundEvent>;

/** `vn.dondoc.indicator.value`: a number of an indicator. */
export const indicatorValueData = recordValue.safeExtend({ indicator: code });
export type IndicatorValueData = z.infer<typeof indicatorValueData>;

/**
 * `vn.dondoc.document.issued`: the event that deadlines wait for has happened (of the named tasks, or of all of the
 * programme); without an event, the document is the basis of the named drafts.
 */
export const documentIssuedData = z
  .strictObject({
    document: basisDocument,
    programme: code.optional(),
    event: z.string().trim().min(1).max(200).optional(),
    /** The day of the event; without it, that of the document. */
    on: isoDate.optional(),
    tasks: z.array(key).min(1).max(50).optional(),
  })
  .refine((data) => data.event !== undefined || data.tasks !== undefined, {
    error: 'cần nêu sự kiện mà các mốc đang chờ (event), hoặc các nhiệm vụ (tasks)',
    path: ['event'],
  });
export type DocumentIssuedData = z.infer<typeof documentIssuedData>;

export const inboundAnswer = z
  .object({
    id: z.string(),
    /** `nothing-to-do`: nothing waited for it. */
    outcome: z.enum(['done', 'nothing-to-do']),
    /** What was recorded, of what. */
    did: z.array(z.object({ subject: z.string(), event: z.string() })),
    /** What could not be done beside it, and why. */
    refused: z.array(z.object({ subject: z.string(), detail: z.string() })),
  })
  .meta({ id: 'InboundAnswer' });
export type InboundAnswer = z.infer<typeof inboundAnswer>;

const receivedEvent = z.object({
  id: z.string(),
  type: z.string(),
  receivedAt: instant,
  /** Null while it is being carried out. */
  outcome: z.enum(['done', 'nothing-to-do', 'refused']).nullable(),
  answer: inboundAnswer.nullable(),
  /** Why it was refused. */
  detail: z.string().nullable(),
  trace: z.string(),
});
export const receivedEventList = listOf(receivedEvent).meta({ id: 'ReceivedEventList' });
export type ReceivedEventList = z.infer<typeof receivedEventList>;

export const receivedEventsQuery = z.strictObject(paging);
export type ReceivedEventsQuery = z.infer<typeof receivedEventsQuery>;
