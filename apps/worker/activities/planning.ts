import { Inject, Injectable } from '@nestjs/common';
import { instantAt, localDate } from '#domain';
import { Dispatch, Persistence, SYSTEM } from '#persistence';
import type { ProgrammeClock } from '#platform';
import type { CaseActivities } from '../../../workflows/case/activities.js';
import type { CycleActivities } from '../../../workflows/cycle/activities.js';
import type { ProgrammeActivities } from '../../../workflows/programme/activities.js';
import type { NextStep } from '../../../workflows/step.js';
import type { TaskActivities } from '../../../workflows/task/activities.js';
import { CLOCK, DISPATCH, PERSISTENCE } from '../tokens.js';

/** What the workflows of tasks, cases and programmes ask for. */
@Injectable()
export class PlanningActivities {
  constructor(
    @Inject(DISPATCH) private readonly dispatch: Dispatch,
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(CLOCK) private readonly clock: ProgrammeClock,
  ) {}

  all(): TaskActivities & CaseActivities & CycleActivities & ProgrammeActivities {
    return {
      planTask: (taskId) => this.dispatch.planner.plan(taskId),
      planCase: (caseId) => this.dispatch.planner.plan(caseId),
      conductCycle: (cycleId) => this.conductCycle(cycleId),
      openDue: (programme) => this.openDue(programme),
    };
  }

  /** Stages that open or end today first; then what the cycle says in the coming slot. */
  private async conductCycle(cycleId: string): Promise<NextStep> {
    await this.persistence.unitOfWork(SYSTEM).executeCycle(cycleId, { type: 'advance' });
    return this.dispatch.planner.plan(cycleId);
  }

  private async openDue(programme: string): Promise<{ waitMs: number | null }> {
    const today = localDate(this.clock.now().toISOString());
    const work = this.persistence.unitOfWork(SYSTEM);
    const obligations = await work.openDueObligations(programme, today);
    const cycles = await work.openDueCycles(programme, today);
    const days = [obligations.nextOn, cycles.nextOn].filter((on) => on !== null);
    // Every programme asks for the calendar's notices: one of them is enough, and none is told twice.
    const { nextAt } = await this.persistence.administration.watch.remind(this.clock.now().toISOString());
    const times = [nextAt, ...days.map((on) => instantAt(on, 0))].map((at) => new Date(at));
    return { waitMs: Math.ceil(Math.min(...times.map((at) => this.clock.msUntil(at)))) };
  }
}
