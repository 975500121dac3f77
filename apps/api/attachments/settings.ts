import { join } from 'node:path';
import { ATTACHMENT_MOST_BYTES, type Env } from '#contracts';
import { type ClamdAddress, clamdAddress } from './clamd.js';

export interface AttachmentSettings {
  /** The folder of the files; a backup takes it as it is. */
  folder: string;
  /** Null: files are not scanned. */
  clamd: ClamdAddress | null;
  mostBytes: number;
  /** For one person in 24 hours. */
  quotaBytes: number;
  /** For one person at one moment. */
  mostAtOnce: number;
  idleMs: number;
}

const LIMITS = {
  mostBytes: ATTACHMENT_MOST_BYTES,
  quotaBytes: 500 * 1024 * 1024,
  mostAtOnce: 3,
  idleMs: 30_000,
};

export function attachmentSettings(env: Pick<Env, 'DONDOC_HOME' | 'CLAMD_URL'>): AttachmentSettings {
  const clamd = env.CLAMD_URL === undefined ? null : clamdAddress(env.CLAMD_URL);
  return { ...LIMITS, folder: join(env.DONDOC_HOME, 'attachments'), clamd };
}
