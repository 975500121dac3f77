import type { AttachmentFiles } from './attachment-files.js';
import type { AttachmentStore } from './attachment-store.js';

export interface AttachmentParts {
  store: AttachmentStore;
  files: AttachmentFiles;
}

/** Long enough for any upload to become a row, and for any form to be sent. */
const ORPHAN_AFTER_MS = 24 * 3_600_000;

export interface Swept {
  /** Uploaded and never submitted. */
  waiting: number;
  /** Files whose row was never written, or has gone. */
  files: number;
  /** Uploads that ended in the middle of a crash. */
  arriving: number;
}

/**
 * Removes what nobody can want any more: rows that no submission took within 24 hours, files without a row, uploads
 * half received. Rows go before their files, so that a crash in between leaves a file, which the next turn removes.
 * A folder of which the database knows no file at all is another installation's, and keeps them.
 */
export async function sweepAttachments({ store, files }: AttachmentParts, now: Date): Promise<Swept> {
  const before = new Date(now.getTime() - ORPHAN_AFTER_MS);
  const waiting = await store.removeWaiting(before);
  for (const key of waiting) await files.remove(key);
  const orphans = await filesWithoutRow({ store, files }, before);
  if (orphans.length > 0 && !(await anyKnown({ store, files }, now))) orphans.length = 0;
  for (const key of orphans) await files.remove(key);
  return {
    waiting: waiting.length,
    files: orphans.length,
    arriving: await files.removeArriving(before),
  };
}

export interface AttachmentFinding {
  problem: 'row-without-file' | 'file-without-row' | 'size-differs' | 'hash-differs';
  /** The id of the row, or the storage key where there is no row. */
  which: string;
}

/** Compares rows and files, either way; with `hashes` every byte is read. Changes nothing. */
export async function checkAttachments(
  { store, files }: AttachmentParts,
  now: Date,
  { hashes = false } = {},
): Promise<{ checked: number; findings: AttachmentFinding[] }> {
  const findings: AttachmentFinding[] = [];
  let checked = 0;
  for await (const { id: which, storageKey, size, sha256 } of store.all()) {
    checked += 1;
    const found = await files.size(storageKey);
    if (found === null) findings.push({ problem: 'row-without-file', which });
    else if (found !== size) findings.push({ problem: 'size-differs', which });
    else if (hashes && (await files.sha256(storageKey)) !== sha256) {
      findings.push({ problem: 'hash-differs', which });
    }
  }
  // A younger one may be on its way to its row; an older one is swept within a turn of the reconciler.
  const before = new Date(now.getTime() - 2 * ORPHAN_AFTER_MS);
  for (const which of await filesWithoutRow({ store, files }, before)) {
    findings.push({ problem: 'file-without-row', which });
  }
  return { checked, findings };
}

const BATCH = 500;

async function anyKnown({ store, files }: AttachmentParts, now: Date): Promise<boolean> {
  let batch: string[] = [];
  for await (const key of files.olderThan(now)) {
    batch.push(key);
    if (batch.length < BATCH) continue;
    if ((await store.known(batch)).size > 0) return true;
    batch = [];
  }
  return (await store.known(batch)).size > 0;
}

async function filesWithoutRow({ store, files }: AttachmentParts, before: Date): Promise<string[]> {
  const orphans: string[] = [];
  let batch: string[] = [];
  const compare = async () => {
    const known = await store.known(batch);
    orphans.push(...batch.filter((key) => !known.has(key)));
    batch = [];
  };
  for await (const key of files.olderThan(before)) {
    batch.push(key);
    if (batch.length === BATCH) await compare();
  }
  if (batch.length > 0) await compare();
  return orphans;
}
