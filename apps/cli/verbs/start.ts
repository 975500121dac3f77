import { Command } from 'commander';
import { startAll } from '../embedded/index.js';
import { installation } from '../installation.js';

/** `dondoc start`: everything, with embedded parts for what no address is given for. */
export function startVerb(): Command {
  return new Command('start').description('chạy toàn bộ hệ thống').action(async () => {
    process.exitCode = await startAll({
      env: process.env,
      steps: installation,
      searchAttributes: { DonDocProgramme: 'Keyword', DonDocCode: 'Keyword', DonDocKind: 'Keyword' },
    });
  });
}
