import { SECRET_VARIABLES } from '#contracts';
import { programWith } from './program.js';
import { exitWith } from './refusal.js';

/** `dondoc`: the verbs of the people who run an installation. Results are on stdout, refusals on stderr. */
async function run(): Promise<void> {
  // Every verb reads the environment; none needs to know where a secret stood.
  if (SECRET_VARIABLES.some((name) => process.env[`${name}_FILE`])) {
    const { withSecrets } = await import('#platform');
    process.env = withSecrets(process.env);
  }
  const program = await programWith(process.argv[2]);
  await program.parseAsync(process.argv);
}

await run().catch(exitWith);
