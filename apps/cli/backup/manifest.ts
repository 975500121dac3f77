import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '#contracts';
import { writeDurably } from './files.js';

/** What a backup says of itself; written last, so a folder without it is no backup. */

const MANIFEST = 'manifest.json';

/** Inside the backup only: a manifest may come from anywhere. */
const path = z
  .string()
  .regex(/^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))[^\0\\]+$/, { error: 'is no path inside the backup' });
const file = z.strictObject({ path, bytes: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const lsn = z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/);
const segment = z.string().regex(/^[0-9A-F]{24}$/);
const role = z.string().min(1).max(63);

const manifest = z.strictObject({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Restoring to an earlier moment than this is impossible. */
  consistentAt: z.iso.datetime(),
  database: z.strictObject({
    kind: z.enum(['embedded', 'given']),
    major: z.int().min(10).max(99),
    name: role,
    /** The superuser that made the cluster, the owner of the schema, and the application. */
    superuser: role,
    owner: role,
    app: role,
    /** PostgreSQL's number of the cluster; its log of changes bears it too. */
    system: z.string().regex(/^\d+$/),
    start: lsn,
    stop: lsn,
    firstSegment: segment,
    lastSegment: segment,
  }),
  schema: z.strictObject({ version: z.string(), migrations: z.array(z.string()) }),
  /** The last hash of every chain when the copy was made: what is restored must contain each of them. */
  chains: z.strictObject({
    aggregates: z.int(),
    events: z.int(),
    heads: z.array(z.tuple([z.string(), z.int(), z.string()])),
  }),
  files: z.array(file),
  /** Passwords and keys, in a folder of their own: they may be kept elsewhere and put back for a restore. */
  secrets: z.array(file),
});
export type Manifest = z.infer<typeof manifest>;

/** @throws OperatorError `no-backup`, `backup-unreadable` */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) {
    throw new OperatorError(
      'no-backup',
      `${folder} holds no complete backup: there is no ${MANIFEST}`,
      'name a folder that “dondoc backup” has finished',
    );
  }
  const parsed = manifest.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OperatorError(
    'backup-unreadable',
    `${join(folder, MANIFEST)} is not what this program writes: ${issue?.path.join('.')} ${issue?.message}`,
    'use the version of this program that made the backup, or another backup',
  );
}

export async function writeManifest(folder: string, content: Manifest): Promise<void> {
  await writeDurably(join(folder, MANIFEST), `${JSON.stringify(content, null, 1)}\n`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
