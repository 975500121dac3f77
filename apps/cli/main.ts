import { programWith } from './program.js';
import { exitWith } from './refusal.js';

/** `dondoc`: the verbs of the people who run an installation. Results are on stdout, refusals on stderr. */
async function run(): Promise<void> {
  const program = await programWith(process.argv[2]);
  await program.parseAsync(process.argv);
}

await run().catch(exitWith);
