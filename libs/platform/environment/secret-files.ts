import { OperatorError, SECRET_VARIABLES } from '#contracts';
import { namedFile } from './named-file.js';

/** `process.env`, or what a test gives. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Puts secrets that stand in files of their own (`SESSION_SECRET_FILE` names one) in the place of their variables, before
 * the environment is parsed: a file is shown neither by `docker inspect` nor by the list of processes. An empty one counts
 * as absent, as an empty variable does. The result names no file: whoever inherits it is given each secret one way only.
 *
 * @throws OperatorError `bad-environment`: both ways are given, or a file cannot be read
 */
export function withSecrets(environment: Environment): Record<string, string | undefined> {
  const folded = { ...environment };
  for (const name of SECRET_VARIABLES) {
    const file = `${name}_FILE`;
    const path = environment[file]?.trim();
    delete folded[file];
    if (!path) continue;
    if (environment[name]?.trim()) {
      throw new OperatorError(
        'bad-environment',
        `Bad environment: ${name} and ${file} are both set.`,
        'Keep one of the two (see .env.example) and start again.',
      );
    }
    folded[name] = namedFile(file, path).toString('utf8').trim();
  }
  return folded;
}
