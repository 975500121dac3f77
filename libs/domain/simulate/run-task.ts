import {
  type CaseCommand,
  type Instant,
  type IsoDate,
  type LadderPolicy,
  type TaskCommand,
  UserError,
} from '#contracts';
import { instantAt, isEarlier, localDate, type WorkingCalendar } from '../calendar/index.js';
import {
  type CaseState,
  caseIdOf,
  casesToClose,
  decideCase,
  effectOnTask,
  emptyCase,
  evolveCase,
  followUp,
  nextCaseSlot,
  notedStatus,
  planCaseSlot,
} from '../case/index.js';
import type { Rung } from '../ladder/index.js';
import {
  aimOf,
  assumeSent,
  decideTask,
  decideTaskByEngine,
  evolveTask,
  nextSlot,
  planSlot,
  type TaskEvent,
  type TaskState,
} from '../task/index.js';
import { type NamesOf, namesOfAll, type SimulatedStep, type SimulatedSubject } from './step.js';

/** Something a person does at an instant. */
export interface Act {
  at: Instant;
  command: TaskCommand | { type: 'case'; deadlineId: string; command: CaseCommand };
  /** Left undone where the state then refuses it: what people would do, not what a script says. */
  ifAllowed?: true;
}

export interface RunContext {
  calendar: WorkingCalendar;
  policy: LadderPolicy;
  goLive: IsoDate | null;
  programme: string | null;
  /** The last day of interest; nothing after it is computed. */
  through: IsoDate;
  /** The first slot still to come; without it the task is run from its day of assignment. */
  from?: IsoDate;
  /** The committee's next recorded session. */
  nextSession?: { id: string; on: IsoDate } | null;
  namesOf: NamesOf<TaskState>;
}

/**
 * Runs one task through its life with the rules of production: the same decide, evolve, plan. `start` is the task as it
 * was opened, or as it stands with its `cases`; `actsOf` says what people do once its dates are known. It yields after
 * each slot, so that a server can do other things in between.
 */
export function* runTask(
  start: TaskState,
  actsOf: (state: TaskState) => Act[],
  ctx: RunContext,
  cases: readonly CaseState[] = [],
): Generator<void, SimulatedStep[]> {
  const run = new TaskRun(start, ctx, cases);
  const acts = actsOf(start).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const act of acts) {
    yield* run.sendThrough(act.at);
    run.act(act);
  }
  yield* run.sendThrough(instantAt(ctx.through, 24));
  return run.steps;
}

class TaskRun {
  readonly steps: SimulatedStep[] = [];
  private readonly cases: Map<string, CaseState>;
  private readonly subject: SimulatedSubject;
  private day: IsoDate;

  constructor(
    private state: TaskState,
    private readonly ctx: RunContext,
    cases: readonly CaseState[],
  ) {
    const { id, code, title } = state;
    this.subject = { kind: 'task', id, code, title, programme: ctx.programme };
    this.cases = new Map(cases.map((one) => [one.id, one]));
    this.day = ctx.from ?? state.assignedOn ?? ctx.through;
  }

  /** Sends every slot before `until`. */
  *sendThrough(until: Instant): Generator<void> {
    for (;;) {
      const slot = this.nextSlotDate();
      if (slot === null || slot > this.ctx.through) return;
      const at = instantAt(slot, this.ctx.policy.slotHour);
      if (!isEarlier(at, until)) return;
      this.send(slot, at);
      this.day = this.ctx.calendar.after(slot);
      yield;
    }
  }

  act(act: Act): void {
    try {
      this.does(act);
    } catch (error) {
      if (!act.ifAllowed || !(error instanceof UserError)) throw error;
    }
  }

  private does({ command, at }: Act): void {
    if (command.type === 'case') {
      this.actOnCase(command, at);
      return;
    }
    const { calendar, policy, goLive } = this.ctx;
    const actor = command.type === 'accept-deliverable' ? 'checker' : 'officer';
    this.applyTask(decideTask(this.state, command, { now: at, actor, calendar, policy, goLive }), at);
  }

  /** A conclusion, or an answer from above, takes effect on the task at the same moment. */
  private actOnCase({ deadlineId, command }: Extract<Act['command'], { type: 'case' }>, at: Instant): void {
    const current = [...this.cases.values()].filter((c) => c.deadlineId === deadlineId).at(-1);
    if (!current) return;
    const { calendar, policy, goLive } = this.ctx;
    const today = localDate(at);
    const effect = effectOnTask(current, command, today, { calendar, policy });
    const ctx = { now: at, actor: 'committee', calendar, policy, goLive };
    const events = effect === null ? [] : decideTaskByEngine(this.state, effect, today, ctx);
    this.applyCase(current, command, at);
    this.applyTask(events, at);
  }

  private nextSlotDate(): IsoDate | null {
    const dates = [nextSlot(this.state, this.ctx, this.day)];
    for (const c of this.cases.values()) dates.push(nextCaseSlot(c, this.ctx, this.day));
    return dates.reduce((a, b) => (a === null ? b : b === null || a < b ? a : b), null);
  }

  private send(slot: IsoDate, at: Instant): void {
    const plan = planSlot(this.state, this.ctx, slot);
    for (const step of plan.steps) this.say(slot, step.deadlineId, step.rung, step.doneKey);
    this.state = assumeSent(this.state, plan);
    for (const c of [...this.cases.values()]) this.sendCase(c, slot, at);
    for (const step of plan.steps) {
      if (step.rung.name === 'L3' || step.rung.name === 'L4')
        this.escalate(step.deadlineId!, step.rung.name, at);
    }
  }

  /** The case's step; with the last of some of its ladders the case moves on by itself. */
  private sendCase(state: CaseState, slot: IsoDate, at: Instant): void {
    const { step } = planCaseSlot(state, this.ctx, slot);
    if (!step) return;
    this.say(slot, state.deadlineId, step.rung, `${state.id}/${step.rung.key}`);
    const settled = { slot, outcome: 'sent' } as const;
    const sent = { ...state, done: { ...state.done, [step.rung.key]: settled } };
    this.cases.set(state.id, sent);
    const next = followUp(step.rung);
    if (next !== null) this.applyCase(sent, { type: next }, at);
  }

  /** L3 opens the draft case, L4 sends it up (and opens it first where L3 was skipped). */
  private escalate(deadlineId: string, level: 'L3' | 'L4', at: Instant): void {
    const ladderNo = this.state.deadlines.find((d) => d.id === deadlineId)!.ladderNo;
    const id = caseIdOf(this.state.id, deadlineId, ladderNo);
    const { id: taskId, programme } = this.state;
    this.applyCase(this.cases.get(id) ?? emptyCase(id), { type: 'open', taskId, deadlineId, programme }, at);
    if (level === 'L4') this.applyCase(this.cases.get(id)!, { type: 'send-up-by-engine' }, at);
  }

  private applyCase(state: CaseState, command: Parameters<typeof decideCase>[1], at: Instant): void {
    const { calendar, policy } = this.ctx;
    const ctx = { now: at, actor: 'system', calendar, policy, nextSession: this.ctx.nextSession ?? null };
    const next = decideCase(state, command, ctx).reduce(evolveCase, state);
    this.cases.set(next.id, next);
    if (next.status === 'none' || next.status === state.status) return;
    const { deadlineId } = next;
    const status = notedStatus(next.status);
    this.applyTask([{ type: 'case-noted', data: { deadlineId, caseId: next.id, status } }], at);
  }

  private applyTask(events: TaskEvent[], at: Instant): void {
    const before = this.state;
    this.state = events.reduce((s, e) => evolveTask(s, { ...e, at }), before);
    for (const { caseId, reason } of casesToClose(before, this.state)) {
      const overtaken = this.cases.get(caseId);
      if (overtaken) this.applyCase(overtaken, { type: 'close-by-engine', reason }, at);
    }
    // A slot later on the same day may still have something to say.
    const day = localDate(at);
    if (day > this.day) this.day = day;
  }

  private say(slot: IsoDate, deadlineId: string | null, rung: Rung, key: string): void {
    const { calendar, policy, programme, namesOf } = this.ctx;
    const { names, skip } = namesOfAll(rung.to, (role) => namesOf(role, this.state, slot));
    const d = this.state.deadlines.find((o) => o.id === deadlineId);
    const aim = d ? aimOf(d, calendar) : null;
    this.steps.push({
      subject: this.subject,
      key,
      roles: rung.to.map(({ role }) => role),
      skip,
      line: {
        at: instantAt(slot, policy.slotHour),
        kind: rung.kind,
        programme,
        task: this.state.code,
        deadline: deadlineId,
        rung: rung.name,
        legalDue: aim?.legalDue ?? d?.legalDue ?? null,
        workingDue: aim?.workingDue ?? d?.workingDue ?? null,
        to: names,
        why: rung.why,
      },
    });
  }
}
