import type { EntityManager } from 'typeorm';
import { emptyRegister, evolveRegister, REGISTER_ID, type RegisterEvent, type RegisterState } from '#domain';
import { asRow } from '../as-row.js';
import { AggregateEntity } from '../entities/index.js';
import type { Actor } from './actor.js';
import { lockAggregate, newAggregate } from './aggregates.js';
import { type DomainState, insertEvents } from './events.js';

/** Appends to the chain of administrative acts, in the transaction that carries them out. */
export class RegisterStore {
  constructor(private readonly clock: { now(): Date }) {}

  async append(tx: EntityManager, events: readonly RegisterEvent[], actor: Actor): Promise<void> {
    const begin = { kind: 'register', programme: '', state: emptyRegister() } as const;
    const aggregate =
      (await newAggregate(tx, begin, this.clock)) ?? (await lockAggregate(tx, REGISTER_ID, 'register'));
    const at = this.clock.now().toISOString();
    const { seq, headHash } = await insertEvents(tx, aggregate, events, { actor, at });
    const state = events.reduce(evolveRegister, aggregate.state as DomainState as RegisterState);
    const change = { state, version: state.version, seq, headHash, updatedAt: at, closed: true };
    await tx.update(AggregateEntity, { id: aggregate.id }, asRow<AggregateEntity>(change));
  }
}
