/** What the server does with one message. Everything else about the dialogue is plain RFC 5321. */
export type Behaviour =
  | 'accept'
  /** Refused with this reply code at that step. */
  | { mail: number }
  | { rcpt: number }
  | { data: number }
  | { dot: number }
  /** Refused while the body is still coming, before the dot. */
  | { body: number }
  /** The connection ends (FIN) after MAIL (or, scripted by recipient, after RCPT). */
  | 'drop-after-mail'
  | 'drop-after-data-command'
  /** The connection ends (FIN, RST) with the first bytes of the body. */
  | 'drop-mid-body'
  | 'reset-mid-body'
  /** The message is in the journal, the reply never comes: FIN, RST, `25` and FIN, `250-` and FIN, silence. */
  | 'drop-after-dot'
  | 'reset-after-dot'
  | 'half-reply'
  | 'half-multiline-reply'
  | 'silent-after-dot'
  /** A reply that comes a byte at a time and never ends. */
  | 'drip-at-rcpt'
  | 'drip-after-dot'
  /** Not in the journal: after the dot `552 too` without its line end, then FIN. */
  | 'half-refusal'
  /** Stops until released, then goes on as `accept`. */
  | 'pause-at-rcpt'
  | 'pause-before-dot-reply';

/** What the server does with one connection before any message. */
export type Greeting = 'silent' | 'reset' | { code: number } | { ehlo: number };

/** Follows one scripted message. */
export interface Step {
  readonly behaviour: Behaviour;
  /** Resolves when the behaviour took effect; for a pause, when the client waits at it. */
  readonly reached: Promise<void>;
  /** Lets a paused message go on; otherwise nothing. */
  release(): void;
}

export class ScriptedStep implements Step {
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  private settleReached: () => void = () => {};
  private settleReleased: () => void = () => {};

  constructor(readonly behaviour: Behaviour) {
    this.reached = new Promise((resolve) => {
      this.settleReached = resolve;
    });
    this.released = new Promise((resolve) => {
      this.settleReleased = resolve;
    });
  }

  reach(): void {
    this.settleReached();
  }

  release(): void {
    this.settleReleased();
  }
}

/** Steps yet to come, for the next message whoever it is for, and by recipient; each is used once. */
export class Script {
  private readonly anyone: ScriptedStep[] = [];
  private readonly byRecipient = new Map<string, ScriptedStep[]>();

  add(target: string, behaviour: Behaviour): ScriptedStep {
    const step = new ScriptedStep(behaviour);
    if (target === 'next') this.anyone.push(step);
    else this.byRecipient.set(target, [...(this.byRecipient.get(target) ?? []), step]);
    return step;
  }

  /** What was not met is not wanted any more. */
  clear(): void {
    this.anyone.length = 0;
    this.byRecipient.clear();
  }

  forMail(): ScriptedStep | undefined {
    return this.anyone.shift();
  }

  forRecipient(address: string): ScriptedStep | undefined {
    return this.byRecipient.get(address)?.shift();
  }
}
