import { Command } from 'commander';

/** A verb's module is loaded when it is asked for: `simulate` needs no database driver. */
const VERBS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./verbs/start.js')).startVerb(),
  simulate: async () => (await import('./verbs/simulate.js')).simulateVerb(),
  migrate: async () => (await import('./verbs/database.js')).migrateVerb(),
  seed: async () => (await import('./verbs/database.js')).seedVerb(),
  verify: async () => (await import('./verbs/proof.js')).verifyVerb(),
  export: async () => (await import('./verbs/proof.js')).exportVerb(),
  bounce: async () => (await import('./verbs/bounce.js')).bounceVerb(),
  'release-address': async () => (await import('./verbs/bounce.js')).releaseAddressVerb(),
  doctor: async () => (await import('./verbs/doctor.js')).doctorVerb(),
  hold: async () => (await import('./verbs/mail.js')).holdVerb(),
  release: async () => (await import('./verbs/mail.js')).releaseVerb(),
  dispatch: async () => (await import('./verbs/mail.js')).dispatchVerb(),
  pilot: async () => (await import('./verbs/mail.js')).pilotVerb(),
  token: async () => (await import('./verbs/people.js')).tokenVerb(),
  bench: async () => (await import('./verbs/bench.js')).benchVerb(),
  reconcile: async () => (await import('./verbs/reconcile.js')).reconcileVerb(),
  backup: async () => (await import('./verbs/backup.js')).backupVerb(),
  restore: async () => (await import('./verbs/backup.js')).restoreVerb(),
  user: async () => (await import('./verbs/people.js')).userVerb(),
};

/** The program with the verb that is asked for, or with all of them; a refusal is thrown, never an exit. */
export async function programWith(verb: string | undefined): Promise<Command> {
  const program = new Command('dondoc')
    .description('Đôn Đốc: theo dõi, nhắc hạn và đôn đốc các chương trình công tác')
    .showHelpAfterError('(thêm --help để xem cách dùng)')
    .exitOverride();
  const asked = VERBS[verb ?? ''];
  const loaded = asked ? [asked] : Object.values(VERBS);
  for (const load of loaded) program.addCommand(await load());
  // A refused argument leaves with the same exit code as every other bad input.
  for (const command of program.commands) {
    command.exitOverride();
    for (const sub of command.commands) sub.exitOverride();
  }
  return program;
}
