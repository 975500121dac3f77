import { UserError } from '#contracts';

/** A refusal that says when to come back (`Retry-After`). */
export class TooManyRequests extends UserError {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many-requests', `Quá nhiều lần thử; đề nghị thử lại sau ${retryAfterSeconds} giây.`);
  }
}
