import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  AmendmentState,
  CaseState,
  CycleState,
  IndicatorState,
  LedgerState,
  MoneyYearState,
  RegisterState,
  SupervisionState,
  TaskState,
} from '#domain';
import {
  count,
  instant,
  json,
  maybeCount,
  maybeDay,
  maybeInstant,
  maybeJson,
  maybeText,
  text,
  yesNo,
} from './columns.js';

/**
 * `register`: the chain of administrative acts · `indicator`, `money`, `ledger`: what is measured · `amendment`: what a
 * unit asks to be added or changed. Those have no workflow and nothing to say in a slot.
 */
export type AggregateKind =
  | 'task'
  | 'case'
  | 'cycle'
  | 'supervision'
  | 'register'
  | 'indicator'
  | 'money'
  | 'ledger'
  | 'amendment';

/** The snapshot of a task, a case or a cycle, with the head of its chain and its place in the plan. */
@Entity('aggregate')
@Index('aggregate_programme', ['programme', 'kind'])
@Index('aggregate_next_slot', ['nextSlot'], { where: 'NOT closed' })
export class AggregateEntity {
  @PrimaryColumn(text) id!: string;
  @Column(text) kind!: AggregateKind;
  @Column(text) programme!: string;
  @Column(count) seq!: number;
  @Column(count) version!: number;
  @Column(json) state!:
    | TaskState
    | CaseState
    | CycleState
    | SupervisionState
    | RegisterState
    | IndicatorState
    | MoneyYearState
    | LedgerState
    | AmendmentState;
  /** The shape of `state`; an older one is folded anew when the schema is migrated. */
  @Column({ ...count, default: 1 }) snapshotSchema!: number;
  @Column(text) headHash!: string;
  /** The date of the next slot in which it has something to say. */
  @Column(maybeDay) nextSlot!: string | null;
  /** When its workflow prepares that slot. */
  @Column(maybeInstant) nextWake!: string | null;
  /** The slot it was last planned for, at its present version; null after every change. */
  @Column(maybeDay) plannedSlot!: string | null;
  @Column(count) workflowGeneration!: number;
  @Column(yesNo) closed!: boolean;
  @Column(instant) updatedAt!: string;
}

/** One link of a chain. Inserted, never changed; only `text` and `salt` may be erased. */
@Entity('event')
@Index('event_recorded', ['recorded'], { unique: true })
@Index('event_nobody', { synchronize: false })
@Index('event_command', ['commandId'], { where: 'command_id IS NOT NULL' })
export class EventEntity {
  @PrimaryColumn(text) aggregateId!: string;
  @PrimaryColumn(count) seq!: number;
  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) recorded!: string;
  @Column(text) type!: string;
  @Column(count) schemaVersion!: number;
  @Column(instant) at!: string;
  @Column(text) actor!: string;
  @Column(maybeText) onBehalfOf!: string | null;
  @Column(maybeText) commandId!: string | null;
  @Column(json) data!: Record<string, unknown>;
  @Column(maybeJson) text!: Record<string, unknown> | null;
  @Column(maybeText) salt!: string | null;
  @Column(maybeText) textHash!: string | null;
  @Column(text) prevHash!: string;
  @Column(text) hash!: string;
}

@Entity('idempotency')
export class IdempotencyEntity {
  @PrimaryColumn(text) actor!: string;
  @PrimaryColumn(text) key!: string;
  @Column(text) requestHash!: string;
  @Column(maybeCount) status!: number | null;
  @Column(maybeJson) body!: unknown;
  @Column(instant) createdAt!: string;
}

@Entity('outbox')
@Index('outbox_pending', ['availableAt', 'id'], { where: 'done_at IS NULL AND parked_at IS NULL' })
@Index('outbox_parked', ['id'], { where: 'parked_at IS NOT NULL AND done_at IS NULL' })
@Index('outbox_pending_key', ['key', 'id'], { where: 'done_at IS NULL AND parked_at IS NULL' })
export class OutboxEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' }) id!: string;
  @Column(text) topic!: string;
  @Column(text) key!: string;
  @Column(json) payload!: Record<string, unknown>;
  @Column(instant) createdAt!: string;
  @Column(instant) availableAt!: string;
  @Column(count) attempts!: number;
  @Column(maybeText) lastError!: string | null;
  @Column(maybeInstant) doneAt!: string | null;
  @Column(maybeInstant) parkedAt!: string | null;
  /** The trace that it is part of (W3C); null where nothing was traced. */
  @Column(maybeText) traceparent!: string | null;
}
