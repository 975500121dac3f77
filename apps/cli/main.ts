import { Command } from 'commander';
import { exitWith } from './refusal.js';
import { databaseVerbs } from './verbs/database.js';
import { engineVerbs } from './verbs/engine.js';
import { peopleVerbs } from './verbs/people.js';
import { simulateVerb } from './verbs/simulate.js';
import { startVerb } from './verbs/start.js';

/** `dondoc`: the verbs of the people who run an installation. Texts of refusals are on stderr, results on stdout. */
const program = new Command('dondoc')
  .description('Đôn Đốc: theo dõi, nhắc hạn và đôn đốc các chương trình công tác')
  .showHelpAfterError('(thêm --help để xem cách dùng)')
  .exitOverride();

for (const verb of [startVerb(), simulateVerb(), ...databaseVerbs(), ...engineVerbs(), ...peopleVerbs()]) {
  program.addCommand(verb);
}

/** Refusals of a verb's arguments leave with the same exit code as every other bad input. */
for (const command of program.commands) {
  command.exitOverride();
  for (const sub of command.commands) sub.exitOverride();
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  exitWith(error);
}
