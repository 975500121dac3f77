import type { DataSource, EntityManager } from 'typeorm';
import { ProgrammerError } from '#contracts';
import type { Recorded } from '#domain';
import { asRow } from '../as-row.js';
import type { Locks } from '../dispatch/locks.js';
import { AggregateEntity, ProgrammeEntity } from '../entities/index.js';
import { refuseEnded } from '../programmes/ended.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import { type DomainEvent, type DomainState, eventsOfCommand, insertEvents } from './events.js';
import { refuseStale } from './seen-version.js';
import { UNPLANNED, type Unplanned, type UnplannedKind } from './unplanned.js';

type MeasureKind = Exclude<UnplannedKind, 'register' | 'amendment'>;

interface Subject<K extends MeasureKind> {
  kind: K;
  id: string;
  programme: string;
}

/**
 * Indicators, money and ledgers: aggregates that no workflow plans. Each is begun by its first event, and whoever comes
 * second waits for the first.
 */
export class MeasureStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly locks: Locks,
    private readonly clock: { now(): Date },
  ) {}

  /**
   * A request that is repeated (`actor.commandId`) is not carried out again.
   *
   * @param decide takes the present state
   * @throws UserError `stale-version`, and what `decide` refuses
   */
  async record<K extends MeasureKind>(
    subject: Subject<K>,
    actor: Actor,
    decide: (state: Unplanned[K]['state']) => Unplanned[K]['event'][],
    expectedVersion?: number,
  ): Promise<Unplanned[K]['state']> {
    return this.dataSource.transaction((tx) => this.recordIn(tx, subject, actor, decide, expectedVersion));
  }

  /** The same within a transaction that records more than this. */
  async recordIn<K extends MeasureKind>(
    tx: EntityManager,
    subject: Subject<K>,
    actor: Actor,
    decide: (state: Unplanned[K]['state']) => Unplanned[K]['event'][],
    expectedVersion?: number,
  ): Promise<Unplanned[K]['state']> {
    const aggregate = await this.hold(tx, subject);
    const state = aggregate.state as DomainState as Unplanned[K]['state'];
    if ((await eventsOfCommand(tx, aggregate, actor)).length > 0) return state;
    const present = { status: 'active', version: state.version };
    refuseStale(present, expectedVersion, NAMES[subject.kind], () => decide(state));
    return this.append(tx, aggregate, subject.kind, decide(state), actor);
  }

  private async hold<K extends MeasureKind>(
    tx: EntityManager,
    { kind, id, programme }: Subject<K>,
  ): Promise<AggregateEntity> {
    const state = UNPLANNED[kind].empty(id);
    const begun = await newAggregate(tx, { kind, programme, state }, this.clock);
    return begun ?? this.locks.one(tx, id, kind);
  }

  private async append<K extends MeasureKind>(
    tx: EntityManager,
    aggregate: AggregateEntity,
    kind: K,
    events: Unplanned[K]['event'][],
    actor: Actor,
  ): Promise<Unplanned[K]['state']> {
    if (events.length === 0) throw new ProgrammerError(`${aggregate.id}: nothing was decided`);
    const row = await tx.findOneBy(ProgrammeEntity, { code: aggregate.programme });
    refuseEnded(row?.closedOn ?? null, actor);
    const at = this.clock.now().toISOString();
    const { seq, headHash } = await insertEvents(tx, aggregate, events as DomainEvent[], { actor, at });
    const evolve = UNPLANNED[kind].evolve as (
      state: Unplanned[K]['state'],
      event: Recorded<Unplanned[K]['event']>,
    ) => Unplanned[K]['state'];
    const before = aggregate.state as DomainState as Unplanned[K]['state'];
    const state = events.reduce((s, event) => evolve(s, { ...event, at }), before);
    const change = { state, version: state.version, seq, headHash, updatedAt: at, closed: true };
    await tx.update(AggregateEntity, { id: aggregate.id }, asRow<AggregateEntity>(change));
    return state;
  }
}

const NAMES = { indicator: 'Chỉ tiêu', money: 'Kinh phí', ledger: 'Sổ của chương trình' } as const;
