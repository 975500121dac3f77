import { z } from 'zod';
import { basisDocument } from './commands.js';
import { isoDate } from './time.js';
import { taskStatus } from './views.js';
import { unitRef } from './views-directory.js';

/**
 * A programme made concrete in plans for the long and the middle term and for each year, and those in tasks (Đề án, line
 * 394). What no document says is missing, and is shown as missing.
 */

export const plannedTask = z.object({
  id: z.string(),
  code: z.string(),
  title: z.string(),
  status: taskStatus,
  leads: z.array(unitRef),
  /** The nearest date that is not fulfilled; null where there is none. */
  nextDue: isoDate.nullable(),
});
export type PlannedTask = z.infer<typeof plannedTask>;

/** A target that a plan inherits; `stated` by the programme's document, or `entered` with a later one. */
export const inheritedTarget = z.object({
  code: z.string(),
  name: z.string(),
  /** As the document says it, or the value of that year's point. */
  target: z.string(),
  origin: z.enum(['stated', 'entered']),
});
export type InheritedTarget = z.infer<typeof inheritedTarget>;

export const planNode = z.object({
  kind: z.enum(['long-term', 'medium-term', 'annual']),
  year: z.int().min(2000).max(2100).nullable(),
  title: z.string(),
  /** `named`: tasks rest on it · `running`: being drawn up · `closed` · `missing`: no document says of it. */
  status: z.enum(['named', 'running', 'closed', 'missing']),
  document: basisDocument.nullable(),
  cycle: z.string().nullable(),
  /** What is not there, in a sentence; null where nothing is missing. */
  missing: z.string().nullable(),
  targets: z.array(inheritedTarget),
  /** Only those that the reader may see. */
  tasks: z.array(plannedTask),
});
export type PlanNode = z.infer<typeof planNode>;

const count = z.int().min(0).max(1_000_000);

export const planTree = z
  .object({
    programme: z.string(),
    name: z.string(),
    /** The document by which it was decided; number and day may be unknown. */
    document: basisDocument.nullable(),
    missing: z.string().nullable(),
    years: z.object({ from: z.int(), to: z.int() }).nullable(),
    targets: z.array(inheritedTarget),
    plans: z.array(planNode),
    /** Tasks that rest on the programme's own document, or on none that names a plan. */
    direct: z.array(plannedTask),
    counts: z.object({ tasks: count, inPlans: count, targets: count }),
  })
  .meta({ id: 'PlanTree' });
export type PlanTree = z.infer<typeof planTree>;
