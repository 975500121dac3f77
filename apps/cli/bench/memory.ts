import { readdir, readFile } from 'node:fs/promises';

const KIB_PER_MIB = 1024;

/**
 * Memory of a process and its descendants in MiB, what several share divided among them (PSS); null where it cannot be
 * read. A descendant that is named as a part of its own is not counted with its parent.
 */
export async function memoryOf(
  parts: Readonly<Record<string, number>>,
): Promise<Record<string, number> | null> {
  try {
    const parents = await parentsOfAll();
    const roots = new Map(Object.entries(parts).map(([name, pid]) => [pid, name]));
    const used: Record<string, number> = Object.fromEntries(Object.keys(parts).map((name) => [name, 0]));
    for (const pid of parents.keys()) {
      const name = partOf(pid, roots, parents);
      if (name !== undefined) used[name]! += await proportionalKib(pid);
    }
    return Object.fromEntries(
      Object.entries(used).map(([name, kib]) => [name, Math.round((10 * kib) / KIB_PER_MIB) / 10]),
    );
  } catch {
    return null;
  }
}

function partOf(
  pid: number,
  roots: ReadonlyMap<number, string>,
  parents: ReadonlyMap<number, number>,
): string | undefined {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    const name = roots.get(at);
    if (name !== undefined) return name;
  }
  return undefined;
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = new Map<number, number>();
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
    if (text !== null) parents.set(Number(pid), Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1]));
  }
  return parents;
}

/** 0 for one that has just ended. */
async function proportionalKib(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0);
}
