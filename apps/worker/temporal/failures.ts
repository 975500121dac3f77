import type { Context } from '@temporalio/activity';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';
import { OperatorError, ProgrammerError, UserError } from '#contracts';
import type { Logger } from '#platform';

/**
 * The one place where an error becomes a failure of Temporal. What only a person or a change of the code can mend is
 * not tried again; everything else is. The history gets the kind of the error, never its words: they may name somebody.
 */
export function asFailure(error: unknown): Error {
  if (error instanceof ApplicationFailure || error instanceof CancelledFailure) return error;
  const name = error instanceof Error ? error.name : 'Error';
  const nonRetryable = error instanceof UserError || error instanceof ProgrammerError;
  const failure = ApplicationFailure.create({ message: kindOf(error), type: name, nonRetryable });
  failure.stack = '';
  return failure;
}

function kindOf(error: unknown): string {
  if (error instanceof UserError || error instanceof OperatorError) return error.code;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : 'failed';
}

/** Logs what went wrong in an activity and hands Temporal the mapped failure. */
export function failureInterceptor(logger: Logger): (context: Context) => ActivityInterceptors {
  return ({ info }) => ({
    inbound: {
      async execute(input, next) {
        try {
          return await next(input);
        } catch (error) {
          const fields = { activity: info.activityType, attempt: info.attempt };
          logger.warn('an activity failed', fields, error);
          throw asFailure(error);
        }
      },
    },
  });
}
