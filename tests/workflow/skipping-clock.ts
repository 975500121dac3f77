import type { TestWorkflowEnvironment } from '@temporalio/testing';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import type { ProgrammeClock } from '#platform';

/** The programme's clock fed by a server that skips time: it stands still within an activity and is read before each. */
export class SkippingClock implements ProgrammeClock {
  private constructor(
    private readonly env: TestWorkflowEnvironment,
    private readonly offset: number,
    private ms: number,
  ) {}

  static async at(env: TestWorkflowEnvironment, begin: string): Promise<SkippingClock> {
    const now = await env.currentTimeMs();
    return new SkippingClock(env, Date.parse(begin) - now, now);
  }

  now(): Date {
    return new Date(this.ms + this.offset);
  }

  msUntil(instant: Date): number {
    return Math.max(0, instant.getTime() - this.now().getTime());
  }

  async refresh(): Promise<void> {
    this.ms = await this.env.currentTimeMs();
  }

  readonly interceptor: ActivityInterceptorsFactory = () => ({
    inbound: {
      execute: async (input, next) => {
        await this.refresh();
        return next(input);
      },
    },
  });
}
