import { OperatorError } from '#contracts';

/** The one source of "now": every rule, row and timer asks it, so that a test can be at any day of the programme. */
export interface ProgrammeClock {
  now(): Date;
  /** How long a real timer must run until the instant; 0 when it has passed. */
  msUntil(instant: Date): number;
}

/** The programme's clock stood at `programmeAnchor` when the machine's stood at `realAnchor`. */
export interface ClockAnchor {
  realAnchor: Date;
  programmeAnchor: Date;
  /** Programme seconds for each real one. */
  speed: number;
}

/** Where the anchor is kept, so that every process of an installation has the same time. */
export interface ClockStorage {
  load(): Promise<ClockAnchor | null>;
  /** Tells the other processes. */
  save(anchor: ClockAnchor): Promise<void>;
  onSaved(listener: () => void): Promise<{ close(): Promise<void> }>;
}

export interface ClosableClock extends ProgrammeClock {
  close(): Promise<void>;
}

/** The machine's clock. */
export function realClock(): ProgrammeClock {
  return { now: () => new Date(), msUntil: (instant) => Math.max(0, instant.getTime() - Date.now()) };
}

/**
 * The clock of a process. Only an installation in which everything is embedded may have one that was moved: where
 * real mail goes out, a moved clock would send it on the wrong day.
 *
 * @throws OperatorError `clock-moved`
 */
export async function openProgrammeClock(
  storage: ClockStorage,
  options: { mayBeMoved: boolean },
): Promise<ClosableClock> {
  if (options.mayBeMoved) return AnchoredClock.open(storage);
  if ((await storage.load()) === null) return { ...realClock(), close: async () => undefined };
  throw new OperatorError(
    'clock-moved',
    'the clock of this database was moved, which only an embedded installation may do',
    'use a database that was not used for trying things out',
  );
}

/** A clock that can be set forward and run faster. Without an anchor it is the machine's. */
export class AnchoredClock implements ClosableClock {
  private subscription: { close(): Promise<void> } | null = null;
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly storage: ClockStorage,
    private readonly real: () => Date,
    private anchor: ClockAnchor | null,
  ) {}

  /** `real` is the machine's clock; a test may give its own. */
  static async open(storage: ClockStorage, real: () => Date = () => new Date()): Promise<AnchoredClock> {
    const clock = new AnchoredClock(storage, real, null);
    clock.subscription = await storage.onSaved(() => void clock.refresh().catch(() => undefined));
    await clock.refresh();
    return clock;
  }

  now(): Date {
    const real = this.real();
    if (this.anchor === null) return real;
    const { realAnchor, programmeAnchor, speed } = this.anchor;
    return new Date(programmeAnchor.getTime() + (real.getTime() - realAnchor.getTime()) * speed);
  }

  msUntil(instant: Date): number {
    const programmeMs = instant.getTime() - this.now().getTime();
    return Math.max(0, programmeMs / (this.anchor?.speed ?? 1));
  }

  /**
   * Sets the clock forward to `to`; it runs on from there, at `speed` when that is given.
   *
   * @throws OperatorError `clock-backwards`: what has been recorded would lie in the future
   */
  async jump(to: Date, speed: number = this.anchor?.speed ?? 1): Promise<void> {
    if (to.getTime() < this.now().getTime()) {
      throw new OperatorError(
        'clock-backwards',
        `the clock of the programme stands at ${this.now().toISOString()} and cannot go back to ${to.toISOString()}`,
        'choose a later time, or begin again with an empty database',
      );
    }
    if (!(speed > 0))
      throw new OperatorError('clock-speed', `a speed of ${speed} is no speed`, 'choose one above 0');
    await this.storage.save({ realAnchor: this.real(), programmeAnchor: to, speed });
    await this.refresh();
  }

  /** Reads the anchor again; runs by itself when another process has moved the clock. */
  async refresh(): Promise<void> {
    this.anchor = await this.storage.load();
    for (const listener of this.listeners) listener();
  }

  /** Called after every move, also of another process: real timers must be set anew. */
  onMoved(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.subscription?.close();
    this.subscription = null;
  }
}
