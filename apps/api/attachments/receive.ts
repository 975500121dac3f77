import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { refused, tooLarge } from './refused.js';

export interface Received {
  size: number;
  sha256: string;
}

export interface ReceiveLimits {
  mostBytes: number;
  /** Without a byte for so long, an upload is given up. */
  idleMs: number;
}

/**
 * Writes a body to a file, piece by piece: what has been read is on its way to the disk before more is asked for, so an
 * upload costs the same little memory whatever its length. The body is left open, so that a refusal can be answered.
 *
 * @throws UserError `too-large`, or `invalid-input` when nothing, or not all of it, came
 */
export async function receive(
  body: Readable,
  file: FileHandle,
  { mostBytes, idleMs }: ReceiveLimits,
): Promise<Received> {
  const hash = createHash('sha256');
  const pieces = body.iterator({ destroyOnReturn: false });
  let size = 0;
  for (;;) {
    const piece = await within(idleMs, pieces.next());
    if (piece.done) break;
    const bytes = piece.value as Buffer;
    size += bytes.length;
    if (size > mostBytes) throw tooLarge(mostBytes);
    hash.update(bytes);
    for (let from = 0; from < bytes.length; ) from += (await file.write(bytes, from)).bytesWritten;
  }
  if (size === 0) throw refused('Tệp rỗng.');
  return { size, sha256: hash.digest('hex') };
}

async function within<T>(ms: number, next: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(interrupted()), ms);
  });
  try {
    return await Promise.race([next.catch(() => Promise.reject(interrupted())), tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

function interrupted() {
  return refused('Việc tải tệp lên bị ngắt giữa chừng; đề nghị tải lại.');
}
