import { Inject, Injectable } from '@nestjs/common';
import { instantAt, localDate } from '#domain';
import { Dispatch, Persistence, SYSTEM } from '#persistence';
import type { Logger, ProgrammeClock } from '#platform';
import type { CaseActivities } from '../../../workflows/case/activities.js';
import type { CheckActivities } from '../../../workflows/check/activities.js';
import type { CycleActivities } from '../../../workflows/cycle/activities.js';
import type { ProgrammeActivities } from '../../../workflows/programme/activities.js';
import type { NextStep } from '../../../workflows/step.js';
import type { TaskActivities } from '../../../workflows/task/activities.js';
import type { WorkerSettings } from '../settings.js';
import { CLOCK, DISPATCH, LOGGER, PERSISTENCE, SETTINGS } from '../tokens.js';

/** What the workflows of tasks, cases, programmes and checks ask for. */
@Injectable()
export class PlanningActivities {
  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
    @Inject(SETTINGS) private readonly settings: Pick<WorkerSettings, 'heartbeat'>,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  all(): TaskActivities & CaseActivities & CycleActivities & ProgrammeActivities & CheckActivities {
    return {
      planTask: (taskId) => this.dispatch.planner.plan(taskId),
      planCase: (caseId) => this.dispatch.planner.plan(caseId),
      conductCycle: (cycleId) => this.conductCycle(cycleId),
      openDue: (programme) => this.openDue(programme),
      freezeCheck: (checkId) => this.freezeCheck(checkId),
    };
  }

  /** Nothing where the switch was taken away meanwhile. */
  private async freezeCheck(checkId: string): Promise<void> {
    const { heartbeat } = this.settings;
    if (heartbeat !== null) await this.dispatch.checks.freeze(checkId, heartbeat.mailbox);
  }

  /** Stages that open or end today first; then what the cycle says in the coming slot. */
  private async conductCycle(cycleId: string): Promise<NextStep> {
    await this.persistence.unitOfWork(SYSTEM).executeCycle(cycleId, { type: 'advance' });
    return this.dispatch.planner.plan(cycleId);
  }

  private async openDue(programme: string): Promise<{ waitMs: number | null; ended?: boolean }> {
    const { closedOn } = await this.persistence.settings.rules(programme);
    if (closedOn !== null) return { waitMs: null, ended: true };
    const today = localDate(this.clock.now().toISOString());
    const work = this.persistence.unitOfWork(SYSTEM);
    const obligations = await work.openDueObligations(programme, today);
    const cycles = await work.openDueCycles(programme, today);
    // Data of the programme that only a person can mend; the others are open.
    for (const { what, error } of [...obligations.refused, ...cycles.refused]) {
      this.logger.error('what the programme should open is refused', { programme, what }, error);
    }
    const days = [obligations.nextOn, cycles.nextOn].filter((on) => on !== null);
    // Every programme asks for the calendar's notices: one of them is enough, and none is told twice.
    const { nextAt } = await this.persistence.administration.watch.remind(this.clock.now().toISOString());
    const times = [nextAt, ...days.map((on) => instantAt(on, 0))].map((at) => new Date(at));
    return { waitMs: Math.ceil(Math.min(...times.map((at) => this.clock.msUntil(at)))) };
  }
}
