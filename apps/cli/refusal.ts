import { CommanderError } from 'commander';
import { ZodError, type z } from 'zod';
import { OperatorError, UserError } from '#contracts';

/** Prints one clear line per problem on stderr and ends the process with 1 (0 for `--help`). */
export function exitWith(error: unknown): void {
  if (error instanceof CommanderError) {
    // commander has already printed what was wrong, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? 0 : 1;
    return;
  }
  process.exitCode = 1;
  if (error instanceof OperatorError) {
    process.stderr.write(`lỗi: ${error.message}\n  cần làm: ${error.action}\n`);
  } else if (error instanceof UserError) {
    process.stderr.write(`lỗi: ${error.message}\n`);
    for (const { path, message } of error.fields) process.stderr.write(`  ${path}: ${message}\n`);
  } else {
    process.stderr.write(`lỗi: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
}

/** Parses with a contract's schema; a refusal names the file, the entry and the field. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown, what: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new UserError('invalid-input', `${what} chưa đúng.`, problemsOf(result.error));
}

function problemsOf(error: ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => ({
    path: issue.path.length === 0 ? '(gốc)' : issue.path.map(String).join('.'),
    message: issue.code === 'unrecognized_keys' ? `trường lạ: ${issue.keys.join(', ')}` : issue.message,
  }));
}
