import type { EntityManager } from 'typeorm';
import { type CaseCommand, ProgrammerError, UserError } from '#contracts';
import {
  type CaseContext,
  type CaseEngineCommand,
  type CaseEvent,
  type CaseState,
  type CycleState,
  caseIdOf,
  conclusionOnStage,
  decideCase,
  decideTaskByEngine,
  effectOnTask,
  emptyCase,
  localDate,
  mayConclude,
  type NameOf,
  stageOf,
  type TaskEvent,
  type TaskState,
} from '#domain';
import { bindCaseEvidence, lockEvidence } from '../attachments/binding.js';
import type { Locks } from '../dispatch/locks.js';
import { type AggregateEntity, CaseFileEntity, CommitteeSessionEntity } from '../entities/index.js';
import { type Rules, rulesOf, type SettingsStore } from '../stores/settings-store.js';
import type { Actor } from './actor.js';
import { newAggregate } from './aggregates.js';
import type { CycleStore } from './cycle-store.js';
import { eventsOfCommand } from './events.js';
import type { Recorder } from './recorder.js';
import { refuseStale } from './seen-version.js';

export interface CaseOutcome {
  state: CaseState;
  events: CaseEvent[];
}

export interface CaseOptions {
  /** The version the actor saw; another one is refused as `stale-version`. */
  expectedVersion?: number;
  /** Whether a statement is the head's, which answers an explanation asked for. */
  statementAs?: 'officer' | 'head';
  /** For the sentences that say who decides. */
  nameOf?: NameOf;
}

/** What the task, or the cycle, has to be held for: it changes with the case, or what is decided depends on it. */
const TOUCHES_SUBJECT: ReadonlySet<string> = new Set(['conclude', 'record-answer']);

/** Commands to cases, each within the caller's transaction. */
export class CaseStore {
  constructor(
    private readonly settings: SettingsStore,
    private readonly recorder: Recorder,
    private readonly locks: Locks,
    private readonly cycles: CycleStore,
    private readonly clock: { now(): Date },
  ) {}

  async execute(
    tx: EntityManager,
    id: string,
    command: CaseCommand | CaseEngineCommand,
    actor: Actor,
    options: CaseOptions = {},
  ): Promise<CaseOutcome> {
    // The task, or the cycle, first, always: whoever holds a case never waits for what it is about.
    const subject = TOUCHES_SUBJECT.has(command.type) ? await this.lockSubject(tx, id) : null;
    const task = subject?.kind === 'task' ? subject : null;
    // The session before the case, as whoever cancels it does: no case is put down for one that is being cancelled.
    const session = await heldSession(tx, command);
    const begun = command.type === 'open' ? await this.begin(tx, id, command.programme) : null;
    const aggregate = begun ?? (await this.locks.one(tx, id, 'case'));
    const state = aggregate.state as CaseState;
    const repeated = await eventsOfCommand(tx, aggregate, actor);
    if (repeated.length > 0) return { state, events: repeated as CaseEvent[] };
    const rules = rulesOf(await this.settings.rules(aggregate.programme, tx), await taskOf(tx, state));
    const ofProgramme = session?.programme === state.programme ? session : null;
    const ctx = {
      ...this.context(rules, actor, options),
      session: ofProgramme === null ? null : { id: ofProgramme.id, on: ofProgramme.heldOn },
    };
    refuseStale(state, options.expectedVersion, 'Hồ sơ', () => decideCase(state, command, ctx));
    const evidence = await lockEvidence(tx, command, actor);
    const because = this.because(state, command, task?.state as TaskState | undefined, rules, options);
    const events = decideCase(state, command, { ...ctx, evidence, because });
    if (subject?.kind === 'cycle') await this.concludeStage(tx, subject, state, command, actor);
    if (task !== null) await this.takeEffect(tx, { task, state, command, rules, actor, ctx });
    await this.recorder.append(tx, aggregate, events, actor, rules);
    await bindCaseEvidence(tx, state, events);
    return { state: aggregate.state as CaseState, events };
  }

  private begin(tx: EntityManager, id: string, programme: string) {
    return newAggregate(tx, { kind: 'case', programme, state: emptyCase(id) }, this.clock);
  }

  private async lockSubject(tx: EntityManager, id: string): Promise<AggregateEntity> {
    const row = await tx.findOneBy(CaseFileEntity, { id });
    if (row === null) throw new UserError('not-found', 'Không có hồ sơ này.');
    const found = await this.locks.ifPresent(tx, row.taskId);
    if (found === null) throw new ProgrammerError(`case ${id} is about nothing that is recorded`);
    return found;
  }

  /** What is concluded on a late stage changes its cycle in the same transaction. */
  private async concludeStage(
    tx: EntityManager,
    cycle: AggregateEntity,
    { deadlineId: stage }: CaseState,
    command: CaseCommand | CaseEngineCommand,
    actor: Actor,
  ): Promise<void> {
    if (command.type !== 'conclude') return;
    const { conclusion, basis = null } = command;
    const late = stageOf(cycle.state as CycleState, stage)!;
    const effect = conclusionOnStage(late, conclusion, basis);
    if (effect !== null) await this.cycles.execute(tx, cycle.id, effect, actor);
  }

  /** What is concluded or answered becomes the task's own in the same transaction, or nothing does. */
  private async takeEffect(tx: EntityManager, act: Act): Promise<void> {
    const { task, state, command, rules, actor, ctx } = act;
    const before = task.state as TaskState;
    const today = localDate(ctx.now);
    const effect = effectOnTask(state, command as CaseCommand, today, rules);
    if (effect === null) return;
    const { goLive, authority } = rules;
    const applied = decideTaskByEngine(before, effect, today, { ...ctx, goLive, authority });
    if (applied.length === 0) return;
    const { deadlineId } = state;
    const deadline = before.deadlines.find((d) => d.id === deadlineId);
    const present = deadline !== undefined && caseIdOf(before.id, deadlineId, deadline.ladderNo) === state.id;
    const noted: TaskEvent = {
      type: 'case-noted',
      data: { deadlineId, caseId: state.id, status: 'closed' },
    };
    await this.recorder.append(tx, task, present ? [noted, ...applied] : applied, actor, rules);
  }

  /** @throws UserError `not-allowed`: a date beyond the committee's authority is only recommended */
  private because(
    state: CaseState,
    command: CaseCommand | CaseEngineCommand,
    task: TaskState | undefined,
    rules: Rules,
    { nameOf }: CaseOptions,
  ): readonly string[] {
    if (command.type !== 'conclude' || task === undefined || state.status !== 'with-committee') return [];
    const today = localDate(this.clock.now().toISOString());
    const verdict = mayConclude(task, state.deadlineId, command.conclusion, today, rules, nameOf);
    if (verdict.may) return verdict.because;
    const message = `${verdict.because.join(' ')} Ban Chỉ đạo có thể kiến nghị thời hạn mới hoặc kiến nghị dừng.`;
    throw new UserError('not-allowed', message, [
      { path: 'conclusion.outcome', message: 'dùng recommend-date hoặc recommend-stop' },
    ]);
  }

  private context(
    { calendar, policy, nextSession }: Rules,
    actor: Actor,
    { statementAs }: CaseOptions,
  ): CaseContext {
    const now = this.clock.now().toISOString();
    return { now, actor: actor.id, calendar, policy, nextSession, statementAs };
  }
}

/** The session that `schedule` names, if it will be held; held in its row until the case is put down for it. */
async function heldSession(
  tx: EntityManager,
  command: CaseCommand | CaseEngineCommand,
): Promise<CommitteeSessionEntity | null> {
  if (command.type !== 'schedule' || command.session === null) return null;
  const row = await tx.findOne(CommitteeSessionEntity, {
    where: { id: command.session },
    lock: { mode: 'pessimistic_read' },
  });
  return row === null || row.cancelledAt !== null ? null : row;
}

/** A case goes by the rules of the task that it is about. */
async function taskOf(tx: EntityManager, { taskId }: CaseState): Promise<{ policy: string | null }> {
  const found = await tx.query(`SELECT state->>'policy' AS policy FROM aggregate WHERE id = $1`, [taskId]);
  return (found as { policy: string | null }[])[0] ?? { policy: null };
}

interface Act {
  task: AggregateEntity;
  state: CaseState;
  command: CaseCommand | CaseEngineCommand;
  rules: Rules;
  actor: Actor;
  ctx: CaseContext;
}
