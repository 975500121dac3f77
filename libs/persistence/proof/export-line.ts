import { z } from 'zod';
import { UserError } from '#contracts';
import type { ChainRow, KeptHead } from '../record/hash-chain.js';
import type { Checkpoint, MailProof } from './checkpoint.js';

export const EXPORT_FORMAT = 1;

/** How many lines of each kind an export has. */
export interface ExportCounts {
  checkpoints: number;
  mails: number;
  events: number;
  heads: number;
}

/** A line of an export, in this order: what it begins with, checkpoints, mails, events (which have no `kind`), ends of chains. */
export type ExportLine =
  | { kind: 'export'; format: number }
  | ({ kind: 'checkpoint' } & Checkpoint)
  | ({ kind: 'mail' } & MailProof)
  | (ChainRow & { kind?: undefined })
  | ({ kind: 'head' } & KeptHead)
  | ({ kind: 'end' } & ExportCounts);

const count = z.int().nonnegative();
const fields = z.record(z.string(), z.unknown());

/** Only as much as the verification needs so as not to stumble: whether what stands there is true is its own matter. */
const SHAPES: Record<NonNullable<ExportLine['kind']> | 'event', z.ZodType> = {
  export: z.object({ format: count }),
  checkpoint: z.object({
    ...{ no: count, at: z.string(), upTo: z.string(), prevHash: z.string(), hash: z.string() },
    heads: z.record(z.string(), z.tuple([count, z.string()])),
    mails: z.object({ count, hash: z.string() }),
  }),
  mail: z.object({ messageId: z.string(), checkpoint: count, facts: fields, hash: z.string() }),
  event: z.object({
    ...{ aggregateId: z.string(), seq: count, type: z.string(), schemaVersion: count, at: z.string() },
    ...{ actor: z.string(), onBehalfOf: z.string().nullable(), data: fields, text: fields.nullable() },
    ...{ salt: z.string().nullable(), textHash: z.string().nullable() },
    ...{ prevHash: z.string(), hash: z.string() },
  }),
  head: z.object({ id: z.string(), seq: count, headHash: z.string() }),
  end: z.object({ checkpoints: count, mails: count, events: count, heads: count }),
};

/** @throws UserError `invalid-input` for what is no line of an export; `where` names it */
export function readExportLine(text: string, where: string): ExportLine {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    throw new UserError('invalid-input', `${where}: không phải JSON.`);
  }
  const { kind = 'event' } = (line ?? {}) as { kind?: unknown };
  const shape = Object.hasOwn(SHAPES, String(kind)) ? SHAPES[kind as keyof typeof SHAPES] : z.never();
  if (!shape.safeParse(line).success)
    throw new UserError('invalid-input', `${where}: không phải dòng của tệp “dondoc export”.`);
  return line as ExportLine;
}
