import { z } from 'zod';
import { decisiveAct, level } from './authority.js';
import { basisDocument, code } from './commands.js';
import { cycleKind } from './cycle-templates.js';
import { roleName } from './roles.js';
import { instant, isoDate } from './time.js';
import { unitRef } from './views-directory.js';

/** What cycles are made from and who decides, to be read: days and terms are in words. */

const stage = z.object({
  id: z.string(),
  name: z.string(),
  /** Null: every unit that the cycle asks. */
  who: z.array(unitRef).nullable(),
  opens: z.string().nullable(),
  due: z.string(),
  basis: z.enum(['document', 'default']),
  closes: z.enum(['at-date', 'when-done']),
  form: z.string().nullable(),
  delivers: z.string().nullable(),
});

/** One version of a cycle's template, and what it changed in the one before. */
export const cycleTemplateView = z
  .object({
    programme: code,
    kind: cycleKind,
    version: z.string(),
    current: z.boolean(),
    savedAt: instant,
    /** Null: it came with the installation. */
    savedBy: z.string().nullable(),
    title: z.string(),
    opens: z.string().nullable(),
    dataDate: z.string().nullable(),
    years: z.object({ from: z.int(), to: z.int() }),
    stages: z.array(stage),
    forms: z.array(z.object({ title: z.string(), fields: z.array(z.string()) })),
    /** In words; null for the first version. */
    changes: z.array(z.string()).nullable(),
    /** Cycles that are not closed and go by this version. */
    running: z.int().min(0).max(1_000_000),
  })
  .meta({ id: 'CycleTemplate' });
export type CycleTemplateView = z.infer<typeof cycleTemplateView>;

export const cycleTemplateList = z
  .object({ items: z.array(cycleTemplateView), total: z.int().min(0).max(10_000_000) })
  .meta({ id: 'CycleTemplateList' });
export type CycleTemplateList = z.infer<typeof cycleTemplateList>;

export const cycleTemplatesQuery = z.strictObject({ programme: code.optional() });
export type CycleTemplatesQuery = z.infer<typeof cycleTemplatesQuery>;

/** Who decides what in a programme; the table comes with the programme's data. */
export const authorityView = z
  .object({
    programme: code,
    name: z.string(),
    /** Of the content: equal for equal. */
    version: z.string(),
    /** When the programme's data were written last. */
    appliedAt: instant.nullable(),
    issuers: z.array(z.object({ unit: unitRef, level })),
    delegations: z.array(
      z.object({
        from: unitRef,
        to: z.enum(['office', 'committee']),
        acts: z.array(decisiveAct),
        document: basisDocument,
        since: isoDate,
        until: isoDate.nullable(),
        inForce: z.boolean(),
      }),
    ),
    conclude: z.array(roleName),
  })
  .meta({ id: 'Authority' });
export type AuthorityView = z.infer<typeof authorityView>;
export const authorityList = z
  .object({ items: z.array(authorityView), total: z.int().min(0).max(10_000_000) })
  .meta({ id: 'AuthorityList' });
export type AuthorityList = z.infer<typeof authorityList>;
