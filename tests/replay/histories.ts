import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
// With a copy of protobufjs of its own in each of Temporal's packages, only the binary form can be read back.
import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
export type History = proto.temporal.api.history.v1.History;

export const HISTORIES = join(import.meta.dirname, 'histories');

export interface GoldenHistory {
  /** The folder is the release that recorded it; none is changed or removed while such runs may be open. */
  name: string;
  workflowId: string;
  type: string;
  history: History;
}

export async function goldenHistories(): Promise<GoldenHistory[]> {
  const found: GoldenHistory[] = [];
  for (const release of (await readdir(HISTORIES)).sort()) {
    for (const file of (await readdir(join(HISTORIES, release))).sort()) {
      const history = History.decode(gunzipSync(await readFile(join(HISTORIES, release, file))));
      const { workflowId, workflowType } = history.events[0]!.workflowExecutionStartedEventAttributes!;
      found.push({ name: `${release}/${file}`, workflowId: workflowId!, type: workflowType!.name!, history });
    }
  }
  return found;
}

/** Packs a history for keeping, without the names of machines and processes. */
export function packHistory(history: proto.temporal.api.history.v1.IHistory): Buffer {
  for (const event of history.events ?? []) anonymise(event);
  return gzipSync(History.encode(history).finish());
}

function anonymise(value: unknown): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const [key, field] of Object.entries(value)) {
    // Sticky queues are called after the process, `1234@machine` and more, too.
    if (typeof field === 'string' && /^\d+@/.test(field))
      (value as Record<string, unknown>)[key] = 'recorded';
    else anonymise(field);
  }
}
