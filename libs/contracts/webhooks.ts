import { z } from 'zod';
import { code } from './commands.js';
import { paging } from './http.js';
import { instant } from './time.js';
import { listOf } from './views.js';
import { personRef } from './views-directory.js';

/** Receivers of events (webhook): CloudEvents in JSON, signed as Standard Webhooks says. `docs/operations/events.md`. */

const address = z.string().trim().min(1, { error: 'không được để trống' }).max(2000);
const description = z.string().trim().min(1, { error: 'không được để trống' }).max(200);

/** All events, those of one kind of record, or one type. */
const eventPattern = z
  .string()
  .max(120)
  .regex(/^vn\.dondoc\.(?:\*|[a-z]+(?:-[a-z]+)*\.(?:\*|[a-z]+(?:-[a-z]+)*))$/, {
    error: 'cần dạng vn.dondoc.*, vn.dondoc.task.* hoặc vn.dondoc.task.activated',
  });
const types = z.array(eventPattern).min(1).max(50);

export const createWebhook = z.strictObject({
  address,
  description,
  types: types.default(['vn.dondoc.*']),
  /** Only of this programme; null: all, and what belongs to none. */
  programme: code.nullable().default(null),
});
export type CreateWebhook = z.infer<typeof createWebhook>;

export const webhookCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('change'),
      address: address.optional(),
      description: description.optional(),
      types: types.optional(),
      programme: code.nullable().optional(),
    }),
    /** Nothing is sent until it is resumed; nothing is lost by it. */
    z.strictObject({ type: z.literal('pause') }),
    /** `where-it-stopped`: with all that was recorded since · `now`: without it. */
    z.strictObject({
      type: z.literal('resume'),
      from: z.enum(['where-it-stopped', 'now']).default('where-it-stopped'),
    }),
    /** The one before it signs too for a day. */
    z.strictObject({ type: z.literal('renew-secret') }),
    z.strictObject({ type: z.literal('send-test') }),
    /** Those named, or all that were given up. */
    z.strictObject({
      type: z.literal('retry'),
      deliveries: z
        .array(z.string().regex(/^\d{1,18}$/))
        .min(1)
        .max(1000)
        .optional(),
    }),
    z.strictObject({ type: z.literal('remove') }),
  ],
  { error: 'lệnh không rõ' },
);
export type WebhookCommand = z.infer<typeof webhookCommand>;

const count = z.int().min(0).max(1_000_000_000);

export const webhookView = z
  .object({
    id: z.string(),
    address: z.string(),
    description: z.string(),
    types: z.array(z.string()),
    programme: z.string().nullable(),
    state: z.enum(['active', 'paused', 'disabled']),
    /** `gone`: it answered 410 · `failing`: it took nothing for days. */
    disabledBecause: z.enum(['gone', 'failing']).nullable(),
    /** Since when it has taken nothing. */
    failingSince: instant.nullable(),
    lastDeliveredAt: instant.nullable(),
    waiting: count,
    /** Given up; `retry` sends them again. */
    dead: count,
    /** Until then the secret before the present one signs too. */
    previousSecretUntil: instant.nullable(),
    createdAt: instant,
    createdBy: personRef,
    version: count,
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof webhookView>;

export const webhookList = listOf(webhookView).meta({ id: 'WebhookList' });
export type WebhookList = z.infer<typeof webhookList>;

/** The answer to whatever changes a receiver. */
export const webhookResult = z
  .object({
    /** Null when it was removed. */
    webhook: webhookView.nullable(),
    /** Shown here and never again: when it was created or renewed. */
    secret: z.string().nullable(),
    /** Deliveries that this act has queued. */
    queued: count,
  })
  .meta({ id: 'WebhookResult' });
export type WebhookResult = z.infer<typeof webhookResult>;

const deliveryState = z.enum(['waiting', 'delivered', 'dead']);
export const deliveriesQuery = z.strictObject({ ...paging, state: deliveryState.optional() });
export type DeliveriesQuery = z.infer<typeof deliveriesQuery>;

const delivery = z.object({
  id: z.string(),
  /** The same in every attempt: `webhook-id`, and the id of the event. */
  messageId: z.string(),
  type: z.string(),
  subject: z.string(),
  state: deliveryState,
  attempts: count,
  nextAttemptAt: instant.nullable(),
  /** What the last attempt was answered with. */
  lastStatus: z.int().min(0).max(999).nullable(),
  /** Why there was no answer. */
  lastError: z.string().nullable(),
  createdAt: instant,
  settledAt: instant.nullable(),
});
export const deliveryList = listOf(delivery).meta({ id: 'WebhookDeliveryList' });
export type DeliveryList = z.infer<typeof deliveryList>;
