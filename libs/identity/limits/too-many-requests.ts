import { UserError } from '#contracts';

/** A refusal that says when to come back (`Retry-After`). */
export class TooManyRequests extends UserError {
  /** @param instead what to do now, where there is something better than waiting */
  constructor(
    readonly retryAfterSeconds: number,
    instead = `thử lại sau ${retryAfterSeconds} giây`,
  ) {
    super('too-many-requests', `Quá nhiều lần thử; đề nghị ${instead}.`);
  }
}
