import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Which process is the root of which part; its descendants belong to it. */
export type Parts = Readonly<Record<string, number>>;

/** Used processor time so far, in seconds of one core: per part, and of the whole machine. */
interface Reading {
  parts: Record<string, number>;
  busy: number;
}

/** Linux counts in hundredths of a second for every program, whatever its own clock. */
const TICKS_PER_SECOND = 100;

/** Reads who uses the processors; answers null where there is no /proc. */
export async function readProcesses(parts: Parts): Promise<Reading | null> {
  try {
    const [total, stats] = await Promise.all([readFile('/proc/stat', 'utf8'), allStats()]);
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = total
      .slice(4, total.indexOf('\n'))
      .trim()
      .split(/\s+/)
      .map(Number);
    const used: Record<string, number> = Object.fromEntries(Object.keys(parts).map((name) => [name, 0]));
    const names = new Map(Object.entries(parts).map(([name, pid]) => [pid, name]));
    for (const [pid, { ticks }] of stats) {
      const name = partOf(pid, names, stats);
      if (name !== undefined) used[name]! += ticks / TICKS_PER_SECOND;
    }
    return { parts: used, busy: (user + nice + system + irq + softirq) / TICKS_PER_SECOND };
  } catch {
    return null;
  }
}

/** What each part used between two readings, and everything else on the machine. */
export function between(before: Reading | null, after: Reading | null): Record<string, number> {
  if (!before || !after) return {};
  const parts = Object.keys(after.parts).map((name) => {
    // A process that ended in between took its time with it.
    const used = after.parts[name]! - (before.parts[name] ?? 0);
    return [name, rounded(Math.max(0, used))] as const;
  });
  const own = parts.reduce((sum, [, used]) => sum + used, 0);
  return { ...Object.fromEntries(parts), others: rounded(Math.max(0, after.busy - before.busy - own)) };
}

/** How busy the processes of others keep the machine, in percent of all its cores, over two seconds. */
export async function loadOfOthers(parts: Parts, cores: number): Promise<number | null> {
  const seconds = 2;
  const before = await readProcesses(parts);
  await pause(seconds * 1000);
  const { others } = between(before, await readProcesses(parts));
  return others === undefined ? null : Math.round((100 * others) / (seconds * cores));
}

interface Stat {
  parent: number;
  ticks: number;
}

async function allStats(): Promise<Map<number, Stat>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
      if (text === null) return [];
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      return [
        [Number(pid), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }] as const,
      ];
    }),
  );
  return new Map(stats.flat());
}

function partOf(
  pid: number,
  names: ReadonlyMap<number, string>,
  stats: ReadonlyMap<number, Stat>,
): string | undefined {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = stats.get(at)?.parent) {
    const name = names.get(at);
    if (name !== undefined) return name;
  }
  return undefined;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
