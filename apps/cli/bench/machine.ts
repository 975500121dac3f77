import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, freemem, loadavg, release, totalmem, type } from 'node:os';

/** Figures mean nothing without the machine they were taken on. */
export interface MachineFacts {
  processor: string;
  cores: number;
  memoryGiB: number;
  freeGiB: number;
  system: string;
  node: string;
  loadAtStart: number;
}

const GIB = 2 ** 30;

export async function machineFacts(): Promise<MachineFacts> {
  const distribution = await readFile('/etc/os-release', 'utf8').then(
    (text) => /^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1],
    () => undefined,
  );
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / GIB),
    freeGiB: Math.round(freemem() / GIB),
    system: distribution ?? `${type()} ${release()}`,
    node: process.version,
    loadAtStart: Math.round(loadavg()[0]! * 100) / 100,
  };
}
