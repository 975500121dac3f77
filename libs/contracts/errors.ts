/**
 * Errors are typed by who must act. They are mapped once to HTTP (apps/api) and once to Temporal (apps/worker).
 */

/** One refused field of an input; `path` is dotted (`deadlines.0.rule.date`), `message` is Vietnamese. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** Kinds of refusal a person can meet; each has one HTTP status. */
export type UserErrorCode =
  | 'invalid-input' // 400: a field is wrong
  | 'not-signed-in' // 401
  | 'not-allowed' // 403
  | 'not-found' // 404
  | 'state-conflict' // 409: the state does not allow the command
  | 'gone' // 410: a link or code was used or is too old
  | 'stale-version' // 412
  | 'too-large' // 413
  | 'key-reused' // 422: same Idempotency-Key, other body
  | 'version-required' // 428
  | 'too-many-requests' // 429
  | 'unavailable'; // 503: a part of the installation that this needs does not answer

/** The person who asked can mend this. `message` is Vietnamese and says what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  constructor(
    readonly code: UserErrorCode,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
    /** The present state, for `state-conflict` and `stale-version`. */
    readonly current?: unknown,
  ) {
    super(message);
  }
}

/** Fields that are wrong, all of them at once. */
export function invalidFields(fields: readonly FieldProblem[]): UserError {
  return new UserError('invalid-input', 'Dữ liệu chưa đúng.', fields);
}

export function invalidField(path: string, message: string): UserError {
  return invalidFields([{ path, message }]);
}

/** The people who run the installation can mend this: a port, an address, a disk. `action` says how. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  constructor(
    readonly code: string,
    message: string,
    readonly action: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Only a change of the code mends this; never retried. */
export class ProgrammerError extends Error {
  override readonly name = 'ProgrammerError';
}
