import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Pieces of PostgreSQL's log of changes: named by timeline and place, 16 MB each unless the cluster says otherwise. */

const SEGMENT = /^[0-9A-F]{24}$/;
const HISTORY = /^[0-9A-F]{8}\.history$/;

export function isSegment(name: string): boolean {
  return SEGMENT.test(name);
}

/** Segments and timeline histories of a folder; none when there is no folder. */
export async function logFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => SEGMENT.test(name) || HISTORY.test(name)).sort();
}

/** The place in the log, whatever the timeline. */
export function placeOf(segment: string): string {
  return segment.slice(8);
}

/** The names of all segments from one to another of the same timeline, both included. */
export function segmentsBetween(first: string, last: string, segmentBytes: number): string[] {
  const perLog = 2n ** 32n / BigInt(segmentBytes);
  const number = (name: string) => BigInt(`0x${name.slice(8, 16)}`) * perLog + BigInt(`0x${name.slice(16)}`);
  const names: string[] = [];
  for (let n = number(first); n <= number(last); n += 1n) {
    names.push(`${first.slice(0, 8)}${hex(n / perLog)}${hex(n % perLog)}`);
  }
  return names;
}

/** The cluster that wrote a segment, by its first page; null when it is no segment (yet). */
export async function systemOfSegment(file: string): Promise<string | null> {
  const begin = await firstBytes(file, 32);
  const hasLongHeader = begin !== null && (begin.readUInt16LE(2) & 0x0002) !== 0;
  return hasLongHeader ? begin.readBigUInt64LE(24).toString() : null;
}

/** The cluster that a data folder belongs to; null when it is none. */
export async function systemOfCluster(data: string): Promise<string | null> {
  const begin = await firstBytes(join(data, 'global', 'pg_control'), 8);
  return begin === null ? null : begin.readBigUInt64LE(0).toString();
}

async function firstBytes(path: string, length: number): Promise<Buffer | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
    return bytesRead === length ? buffer : null;
  } finally {
    await file.close();
  }
}

function hex(n: bigint): string {
  return n.toString(16).toUpperCase().padStart(8, '0');
}

/** The place in the log of a stopped cluster's last checkpoint; null when it is another cluster, or none. */
export async function checkpointOf(data: string, system: string): Promise<bigint | null> {
  const begin = await firstBytes(join(data, 'global', 'pg_control'), 40);
  if (begin === null || begin.readBigUInt64LE(0).toString() !== system) return null;
  return begin.readBigUInt64LE(32);
}

/** `16/B374D848` as a number. */
export function lsnNumber(lsn: string): bigint {
  const [high, low] = lsn.split('/').map((part) => BigInt(`0x${part}`));
  return (high! << 32n) | low!;
}
