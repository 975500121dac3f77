import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type Command, CommanderError } from 'commander';
import { programWith } from '../../apps/cli/program.js';

const FOLDER = fileURLToPath(new URL('../../docs/operations', import.meta.url));

/** Every `npm run dondoc -- …` that a page tells an operator to type, without what only explains it. */
function commandsOf(page: string): string[] {
  return [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
    .flatMap(([, block]) => block!.replaceAll('\\\n', ' ').split('\n'))
    .flatMap((line) => /npm run (?:--silent )?dondoc -- (.*)$/.exec(line)?.[1] ?? [])
    .map((words) => words.replace(/\s#.*$/, '').trim());
}

/** As a shell hands them over; a placeholder in angle brackets is one word. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(<[^>]+>|\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare!,
  );
}

/** The program understands the words and would do it: nothing is done. */
async function understood(command: string): Promise<void> {
  const words = wordsOf(command);
  const program = await programWith(words[0]);
  const mute = (one: Command) => {
    one.action(() => undefined).configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    for (const sub of one.commands) mute(sub);
  };
  for (const verb of program.commands) mute(verb);
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  await program.parseAsync(words, { from: 'user' });
}

describe('the commands of the pages for operators', () => {
  const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  const commands = pages.flatMap((page) =>
    commandsOf(readFileSync(join(FOLDER, page), 'utf8')).map((command) => ({ page, command })),
  );

  it('are found', () => {
    expect(commands.filter(({ page }) => page === 'runbooks.md').length).toBeGreaterThan(15);
    expect(commandsOf("```sh\nnpm run dondoc -- hold --reason 'a b'   # why\n```")).toEqual([
      "hold --reason 'a b'",
    ]);
    expect(wordsOf("hold --reason 'a b' <64 digits>")).toEqual(['hold', '--reason', 'a b', '<64 digits>']);
  });

  it.each([...new Map(commands.map((one) => [one.command, one])).values()])(
    '$page: $command',
    async ({ command }) => {
      await understood(command);
    },
  );

  it('would be refused with a verb, an option or a word that is not there', async () => {
    for (const wrong of ['reconsile', 'doctor --deep', 'release-address', 'dispatch'])
      await expect(understood(wrong)).rejects.toThrow(CommanderError);
  });
});
