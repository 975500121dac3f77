import { readFileSync } from 'node:fs';
import { OperatorError } from '#contracts';

/**
 * The file that a variable names, read once at boot.
 *
 * @throws OperatorError `bad-environment` naming the variable; neither the path nor what is in the file
 */
export function namedFile(variable: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new OperatorError(
      'bad-environment',
      `Bad environment: ${variable} names a file that cannot be read (${code}).`,
      'Correct the path, or let the account of this program read the file, and start again.',
      { cause: error },
    );
  }
}
