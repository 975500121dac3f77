import type { Logger } from '../logger/logger.js';

interface Step {
  name: string;
  stop: () => Promise<unknown> | unknown;
}

/**
 * Ends a process in order: what was opened last is closed first, each step once, however many signals come.
 * A step that hangs is given up after its share of the time, so that a supervisor need not kill.
 */
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly logger: Logger,
    private readonly stepLimitMs = 10_000,
  ) {}

  add(name: string, stop: Step['stop']): void {
    this.steps.push({ name, stop });
  }

  /** Resolves when every step has ended or was given up; the same promise for every caller. */
  run(): Promise<void> {
    this.running ??= this.runSteps();
    return this.running;
  }

  /** Ctrl-C and SIGTERM stop the process with exit code 0. */
  onSignals(source: NodeJS.EventEmitter, exit: (code: number) => void): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      source.on(signal, () => {
        this.logger.info('stopping', { signal });
        void this.run().then(() => exit(0));
      });
    }
  }

  private async runSteps(): Promise<void> {
    for (const { name, stop } of this.steps.reverse()) {
      try {
        await this.within(stop);
      } catch (error) {
        this.logger.error('a part did not stop cleanly', { part: name }, error);
      }
    }
  }

  private async within(stop: Step['stop']): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('gave up waiting')), this.stepLimitMs);
    });
    try {
      await Promise.race([stop(), limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}
