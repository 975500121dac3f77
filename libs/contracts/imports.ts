import { z } from 'zod';
import { calendarDay } from './calendar.js';
import { code } from './commands.js';
import { instant } from './time.js';
import { personRef } from './views-directory.js';

/** Tables that are read from a spreadsheet: looked at row by row, then saved as a whole or not at all. */

export const IMPORT_KINDS = ['people', 'units', 'tasks', 'values', 'calendar'] as const;
export const importKind = z.enum(IMPORT_KINDS, { error: 'không có loại bảng này' });
export type ImportKind = z.infer<typeof importKind>;

const flag = z
  .enum(['true', 'false'], { error: 'phải là true hoặc false' })
  .default('false')
  .transform((value) => value === 'true');

export const importTemplateQuery = z.strictObject({
  /** With what the record says now, to be changed and sent back. */
  filled: flag,
  /** Of tables that are about programmes: only of this one. */
  programme: code.optional(),
});
export type ImportTemplateQuery = z.infer<typeof importTemplateQuery>;

/** With `basis`, of the preview that somebody looked at, it is saved; without, only looked at. */
export const importQuery = z.strictObject({
  basis: z
    .string()
    .regex(/^[0-9a-f]{64}$/, { error: 'phải lấy từ bản xem trước' })
    .optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;

const cellFault = z.object({
  /** `D7`; null for the row or the file as a whole. */
  cell: z.string().nullable(),
  message: z.string(),
});
export const importRowState = z.enum(['new', 'changed', 'same', 'wrong']);
export type ImportRowState = z.infer<typeof importRowState>;
export const importRowView = z.object({
  /** As the spreadsheet counts, from 1. */
  row: z.int(),
  key: z.string(),
  title: z.string(),
  state: importRowState,
  changes: z.array(z.object({ what: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  faults: z.array(cellFault),
  /** What the record will still lack of it. */
  missing: z.array(z.string()),
});
export type ImportRowView = z.infer<typeof importRowView>;

export const importView = z
  .object({
    kind: importKind,
    /** Of the file and of the record as they were compared; saving takes no other. */
    basis: z.string(),
    saved: z.boolean(),
    counts: z.record(importRowState, z.int()),
    rows: z.array(importRowView),
    /** About the file or all rows together: nothing of it can be saved. */
    faults: z.array(cellFault),
    /** What was put right while reading. */
    notes: z.array(cellFault),
    /** Of a table of days: what it proposes. It is saved as any proposal for the calendar, once its impact was seen. */
    days: z.array(calendarDay).optional(),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof importView>;

/** Tables that were saved, the newest first. */
export const importHistory = z
  .object({
    items: z.array(
      z.object({
        /** Its number in the register. */
        no: z.int(),
        at: instant,
        by: personRef.nullable(),
        /** How many tasks, people, units, values it wrote. */
        written: z.int(),
        undone: z.object({ at: instant, by: personRef.nullable() }).nullable(),
        mayUndo: z.boolean(),
        /** What somebody has acted on since; an import with any of it is not undone. */
        touched: z.array(z.string()),
      }),
    ),
    total: z.int().min(0),
  })
  .meta({ id: 'ImportHistory' });
export type ImportHistory = z.infer<typeof importHistory>;
