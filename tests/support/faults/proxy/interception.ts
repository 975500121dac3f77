/**
 * What happens to a request:
 * - `swallow`: it reaches the server and runs; its answer is lost and the connection reset. The caller cannot know.
 * - `refuse`: the connection is reset before the server has seen it.
 * - `hold`: it waits until released, then goes on: a place to do something in between.
 */
export type Act = 'swallow' | 'refuse' | 'hold';

export interface Wanted {
  /** What the client says. */
  readonly request: RegExp;
  /** What it must have said before on the same connection, since the last `boundary` of the proxy. */
  readonly after?: RegExp;
  readonly act: Act;
}

/** Follows one intercepted request. */
export interface Step {
  /** Resolves when the request was met; for `swallow`, when the server has answered it. */
  readonly reached: Promise<void>;
  /** Lets a held request go on; otherwise nothing. */
  release(): void;
  readonly met: boolean;
  /** No longer wanted. */
  cancel(): void;
}

export class Interception implements Step {
  readonly reached: Promise<void>;
  readonly released: Promise<void>;
  met = false;
  reach: () => void = () => undefined;
  release: () => void = () => undefined;

  constructor(
    readonly wanted: Wanted,
    private readonly forget: (self: Interception) => void,
  ) {
    this.reached = new Promise((resolve) => {
      this.reach = () => {
        this.met = true;
        resolve();
      };
    });
    this.released = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  matches(said: string, before: string): boolean {
    const { request, after } = this.wanted;
    return request.test(said) && (after === undefined || after.test(before));
  }

  cancel(): void {
    this.forget(this);
    this.release();
  }
}
