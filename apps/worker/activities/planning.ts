import { Inject, Injectable } from '@nestjs/common';
import { instantAt, localDate } from '#domain';
import { Dispatch, Persistence, SYSTEM } from '#persistence';
import type { ProgrammeClock } from '#platform';
import type { CaseActivities } from '../../../workflows/case/activities.js';
import type { ProgrammeActivities } from '../../../workflows/programme/activities.js';
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

  all(): TaskActivities & CaseActivities & ProgrammeActivities {
    return {
      planTask: (taskId) => this.dispatch.planner.plan(taskId),
      planCase: (caseId) => this.dispatch.planner.plan(caseId),
      openDue: (programme) => this.openDue(programme),
    };
  }

  private async openDue(programme: string): Promise<{ waitMs: number | null }> {
    const today = localDate(this.clock.now().toISOString());
    const { nextOn } = await this.persistence.unitOfWork(SYSTEM).openDueObligations(programme, today);
    // Every programme asks for the calendar's notices: one of them is enough, and none is told twice.
    const { nextAt } = await this.persistence.administration.watch.remind(this.clock.now().toISOString());
    const times = [nextAt, ...(nextOn === null ? [] : [instantAt(nextOn, 0)])].map((at) => new Date(at));
    return { waitMs: Math.ceil(Math.min(...times.map((at) => this.clock.msUntil(at)))) };
  }
}
