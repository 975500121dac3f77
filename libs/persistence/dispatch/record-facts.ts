import type { EntityManager } from 'typeorm';
import { ProgrammerError } from '#contracts';
import { type AggregateEntity, EventEntity } from '../entities/index.js';
import { SYSTEM } from '../record/actor.js';
import { enqueue } from '../record/enqueue.js';
import { type DomainEvent, type DomainState, sealEvents } from '../record/events.js';
import { evolved, onlyFacts } from '../record/kinds.js';
import type { Recorder } from '../record/recorder.js';
import type { Rules } from '../stores/settings-store.js';

/** The facts that one aggregate gets. */
export interface FactsOf {
  aggregate: AggregateEntity;
  events: readonly DomainEvent[];
}

/**
 * Appends facts of dispatch to the chains of many locked aggregates in a few statements. Facts change neither the
 * version nor what lists read of a task: chain, snapshot and place in the plan are all.
 */
export async function recordFacts(
  tx: EntityManager,
  all: readonly FactsOf[],
  recorder: Recorder,
  rules: Rules,
  at: string,
): Promise<void> {
  const changed = all.filter(({ events }) => events.length > 0);
  if (changed.length === 0) return;
  const rows: object[] = [];
  for (const { aggregate, events } of changed) {
    if (!onlyFacts(aggregate.kind, events)) {
      throw new ProgrammerError('only facts of dispatch are recorded in bulk');
    }
    const { seq, headHash, records } = sealEvents(aggregate, events, { actor: SYSTEM, at });
    rows.push(...records);
    const { kind, state: before } = aggregate;
    const state = evolved(kind, before as DomainState, events, at);
    await recorder.follow(tx, kind, { before: before as DomainState, after: state }, events, at);
    const schedule = recorder.schedule({ kind, state }, rules);
    Object.assign(aggregate, schedule, { state, seq, headHash, updatedAt: at });
  }
  await tx.insert(EventEntity, rows);
  await tx.query(UPDATE_AGGREGATES, [JSON.stringify(changed.map(({ aggregate }) => aggregate))]);
  for (const { aggregate } of changed) {
    // Its last word is said: the workflow may end.
    if (aggregate.closed) {
      await enqueue(tx, at, 'changed', aggregate.id, { kind: aggregate.kind, workflow: true });
    }
  }
}

const UPDATE_AGGREGATES = `
UPDATE aggregate AS a SET seq = r.seq, state = r.state, head_hash = r."headHash", next_slot = r."nextSlot",
  next_wake = r."nextWake", closed = r.closed, updated_at = r."updatedAt"
FROM jsonb_to_recordset($1::jsonb) AS r (id text, seq integer, state jsonb, "headHash" text, "nextSlot" date,
  "nextWake" timestamptz, closed boolean, "updatedAt" timestamptz)
WHERE a.id = r.id`;
