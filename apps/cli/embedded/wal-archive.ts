import { join } from 'node:path';
import type { Home } from './home.js';

/** Where the embedded server keeps its log of changes for restores to a moment; the first backup makes it. */
export function walArchive(home: Pick<Home, 'root'>): string {
  return join(home.root, 'wal');
}

/**
 * What PostgreSQL runs for each finished piece of its log. Without a backup the log is of no use, so nothing is kept
 * until the folder is there. A piece gets its name only when it is whole on the disk, and is never overwritten; the
 * same piece once more, after a crash, is well.
 */
export function archiveCommand(folder: string): string {
  const to = quoted(folder);
  const same = `[ "$(cksum < "%p")" = "$(cksum < ${to}/%f)" ]`;
  const keep = `cp "%p" ${to}/%f.part && sync ${to}/%f.part && mv ${to}/%f.part ${to}/%f`;
  return `if [ ! -d ${to} ]; then :; elif [ -e ${to}/%f ]; then ${same}; else ${keep}; fi`;
}

/** For a shell, inside a setting in which `%` begins a placeholder. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`).replaceAll('%', '%%')}'`;
}
