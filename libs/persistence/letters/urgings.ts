import { randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { UserError } from '#contracts';
import { localDate, REGISTER_ID, type RegisterEvent, type TaskEvent, type TaskState } from '#domain';
import type { DirectoryStore } from '../directory/directory-store.js';
import type { Actor } from '../record/actor.js';
import { lockAggregate } from '../record/aggregates.js';
import { eventsOfCommand } from '../record/events.js';
import type { RegisterStore } from '../record/register-store.js';
import type { TaskOutcome, TaskStore } from '../record/task-store.js';
import type { SettingsStore } from '../stores/settings-store.js';
import { enqueueLetter } from './enqueue-letter.js';
import { planUrging, type UrgingPlan, urgedOn } from './urging-plan.js';

export interface UrgingSent {
  urging: string;
  tasks: number;
  letters: number;
  outcomes: TaskOutcome[];
}

export interface UrgingRequest {
  tasks: readonly string[];
  note: string;
  publicUrl: string;
  /** In whose place each task is urged, where it is not the same for all of them. */
  inPlaceOf?: ReadonlyMap<string, string | null>;
}

/** Whoever sends first is seen by whoever comes second. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtextextended('urging', 0))`;

/** Letters of the office to those who hold tasks: at most one per person and day, one act in the history of each task. */
export class Urgings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: { now(): Date },
    private readonly settings: SettingsStore,
    private readonly directory: DirectoryStore,
    private readonly tasks: TaskStore,
    private readonly register: RegisterStore,
  ) {}

  /** What would be sent; nothing is. */
  async preview(request: UrgingRequest, states: readonly TaskState[]): Promise<UrgingPlan> {
    return this.plan(this.dataSource.manager, request, states);
  }

  /**
   * `basis`: of the preview that the sender has seen; null where one task is urged from its own page.
   *
   * @throws UserError `state-conflict` when something has changed since, or when there is nobody to write to
   */
  async send(
    actor: Actor,
    request: UrgingRequest,
    basis: string | null,
    expectedVersion?: number,
  ): Promise<UrgingSent> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(ONE_AT_A_TIME);
      const states: TaskState[] = [];
      for (const id of [...new Set(request.tasks)].sort()) {
        states.push((await lockAggregate(tx, id, 'task')).state as TaskState);
      }
      const before = await this.sentBefore(tx, states, actor);
      if (before) return before;
      const plan = await this.plan(tx, request, states);
      if (basis !== null && plan.basis !== basis) {
        throw new UserError('state-conflict', 'Đã có thay đổi sau khi xem trước; xem lại rồi gửi.', [], {
          basis: plan.basis,
        });
      }
      if (plan.letters.length === 0) {
        const reason = plan.skipped[0]?.reason ?? 'không có nhiệm vụ nào';
        throw new UserError('state-conflict', `Không có ai để đôn đốc: ${reason}.`);
      }
      const outcomes: TaskOutcome[] = [];
      for (const { id } of plan.urged) {
        const options = expectedVersion === undefined ? {} : { expectedVersion };
        const onBehalfOf = request.inPlaceOf?.get(id) ?? actor.onBehalfOf ?? null;
        const by = { ...actor, onBehalfOf };
        outcomes.push(await this.tasks.execute(tx, id, { type: 'urge', note: request.note }, by, options));
      }
      const urging = `u-${randomBytes(8).toString('hex')}`;
      const at = this.clock.now().toISOString();
      for (const letter of plan.letters) await enqueueLetter(tx, at, { ...letter, id: urging });
      const tasks = plan.urged.map(({ id }) => id);
      await this.register.append(
        tx,
        [{ type: 'urging-sent', data: { urging, tasks, persons: plan.letters.length } }],
        actor,
      );
      return { urging, tasks: tasks.length, letters: plan.letters.length, outcomes };
    });
  }

  /** What this very request has sent, when its answer was lost; a second letter would be refused. */
  private async sentBefore(
    tx: EntityManager,
    states: readonly TaskState[],
    actor: Actor,
  ): Promise<UrgingSent | null> {
    const acts = await eventsOfCommand(tx, { id: REGISTER_ID, kind: 'register' }, actor);
    const act = (acts as RegisterEvent[]).find((event) => event.type === 'urging-sent');
    if (act === undefined || act.type !== 'urging-sent') return null;
    const { urging, tasks, persons: letters } = act.data;
    const outcomes: TaskOutcome[] = [];
    for (const state of states.filter(({ id }) => tasks.includes(id))) {
      const events = await eventsOfCommand(tx, { id: state.id, kind: 'task' }, actor);
      outcomes.push({ state, events: events as TaskEvent[] });
    }
    return { urging, tasks: tasks.length, letters, outcomes };
  }

  private async plan(
    tx: EntityManager,
    { note, publicUrl }: UrgingRequest,
    states: readonly TaskState[],
  ): Promise<UrgingPlan> {
    const today = localDate(this.clock.now().toISOString());
    const [{ calendar }, directory, urgedToday] = [
      await this.settings.rules(null, tx),
      await this.directory.current(tx),
      await urgedOn(tx, today),
    ];
    const inOrder = [...states].sort((a, b) => (a.id < b.id ? -1 : 1));
    return planUrging(inOrder, note, { today, directory, calendar, publicUrl, urgedToday });
  }
}
