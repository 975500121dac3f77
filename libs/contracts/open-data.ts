import { z } from 'zod';
import { basisDocument, code } from './commands.js';
import { markTracked } from './national-tracker.js';
import { isoDate } from './time.js';

/** What a programme's standing body keeps beside the work: what is open, how tasks are classed, what measures them. */

/** `indicators` chỉ tiêu và số liệu của tỉnh · `task-statistics` số liệu nhiệm vụ theo đơn vị. Never persons. */
export const openDataset = z.enum(['indicators', 'task-statistics']);
export type OpenDataset = z.infer<typeof openDataset>;

/** `under-study` đang nghiên cứu · `beyond-authority` thuộc thẩm quyền Trung ương. */
export const taskClass = z.enum(['under-study', 'beyond-authority']);
export type TaskClass = z.infer<typeof taskClass>;

export const ledgerCommand = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('mark-open'), dataset: openDataset, open: z.boolean() }),
    z.strictObject({
      type: z.literal('class-task'),
      task: code,
      as: taskClass.nullable(),
      basis: basisDocument.nullable().default(null),
    }),
    z.strictObject({
      type: z.literal('measure-task'),
      task: code,
      indicators: z.array(code).max(30),
    }),
    markTracked,
  ],
  { error: 'lệnh không rõ' },
);
export type LedgerCommand = z.infer<typeof ledgerCommand>;

export const ledgerView = z
  .object({
    programme: z.string(),
    version: z.int().min(0),
    open: z.array(z.object({ dataset: openDataset, open: z.boolean(), since: isoDate.nullable() })),
    classes: z.array(z.object({ task: z.string(), as: taskClass, since: isoDate })),
    measures: z.array(z.object({ task: z.string(), indicators: z.array(z.string()), inferred: z.boolean() })),
    mayManage: z.boolean(),
  })
  .meta({ id: 'ProgrammeLedger' });
export type LedgerView = z.infer<typeof ledgerView>;

const link = z.object({ json: z.string(), csv: z.string() });
export const openCatalogue = z
  .object({
    items: z.array(
      z.object({
        programme: z.string(),
        programmeName: z.string(),
        dataset: openDataset,
        title: z.string(),
        since: isoDate,
        links: link,
      }),
    ),
    total: z.int().min(0),
  })
  .meta({ id: 'OpenCatalogue' });
export type OpenCatalogue = z.infer<typeof openCatalogue>;

/** A table of plain values, the same as its CSV. */
export const openTable = z
  .object({
    programme: z.string(),
    dataset: openDataset,
    asOf: isoDate,
    columns: z.array(z.object({ name: z.string(), title: z.string() })),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  })
  .meta({ id: 'OpenTable' });
export type OpenTable = z.infer<typeof openTable>;
