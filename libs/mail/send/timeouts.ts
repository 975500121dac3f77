/** Milliseconds. RFC 5321 4.5.3.2: a client that waits less than ten minutes after the dot makes duplicates. */
export interface SmtpTimeouts {
  readonly connectMs: number;
  readonly greetingMs: number;
  /** One step of the dialogue: EHLO with TLS, AUTH, the envelope up to 354, the body with its mark, RSET. */
  readonly commandMs: number;
  readonly afterDotMs: number;
  /** How long an unused connection is kept. */
  readonly idleMs: number;
}

export const DEFAULT_TIMEOUTS: SmtpTimeouts = {
  connectMs: 30_000,
  greetingMs: 30_000,
  commandMs: 5 * 60_000,
  afterDotMs: 10 * 60_000,
  idleMs: 30_000,
};

/** One running timer at a time; starting it again forgets the one before. */
export class PhaseTimer {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly expired: () => void) {}

  start(ms: number): void {
    this.stop();
    this.timer = setTimeout(this.expired, ms);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
