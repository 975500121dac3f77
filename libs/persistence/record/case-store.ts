import type { EntityManager } from 'typeorm';
import { type CaseCommand, UserError } from '#contracts';
import {
  type CaseContext,
  type CaseEngineCommand,
  type CaseEvent,
  type CaseState,
  decideCase,
  emptyCase,
} from '#domain';
import type { Locks } from '../dispatch/locks.js';
import type { Rules, SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import { eventsOfCommand } from './events.js';
import type { Recorder } from './recorder.js';

export interface CaseOutcome {
  state: CaseState;
  events: CaseEvent[];
}

/** Commands to cases, each within the caller's transaction. */
export class CaseStore {
  constructor(
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly clock: { now(): Date },
  ) {}

  async execute(
    tx: EntityManager,
    id: string,
    command: CaseCommand | CaseEngineCommand,
    actor: Actor,
    expectedVersion?: number,
  ): Promise<CaseOutcome> {
    const begun =
      command.type === 'open'
        ? await newAggregate(
            tx,
            { kind: 'case', programme: command.programme, state: emptyCase(id) },
            this.clock,
          )
        : null;
    const aggregate = begun ?? (await this.locks.one(tx, id, 'case'));
    const state = aggregate.state as CaseState;
    const repeated = await eventsOfCommand(tx, aggregate, actor);
    if (repeated.length > 0) return { state, events: repeated as CaseEvent[] };
    if (expectedVersion !== undefined && expectedVersion !== state.version) {
      throw new UserError('stale-version', 'Hồ sơ vừa được người khác cập nhật; xem lại rồi thực hiện.', [], {
        status: state.status,
        version: state.version,
      });
    }
    const rules = await this.settings.rules(aggregate.programme, tx);
    const events = decideCase(state, command, this.context(rules, actor));
    await this.recorder.append(tx, aggregate, events, actor, rules);
    return { state: aggregate.state as CaseState, events };
  }

  private context({ calendar, policy }: Rules, actor: Actor): CaseContext {
    return { now: this.clock.now().toISOString(), actor: actor.id, calendar, policy, nextSession: null };
  }
}
