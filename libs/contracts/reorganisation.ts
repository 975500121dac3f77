import { z } from 'zod';
import { basisDocument, code, unitCode } from './commands.js';
import { isoDate } from './time.js';
import { personRef, unitRef } from './views-directory.js';

/** Units that are merged, split or renamed while their tasks run. */
const newUnit = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { error: 'mã đơn vị gồm chữ thường không dấu, số và gạch nối' }),
  name: z.string().trim().min(1, { error: 'không được để trống' }).max(300),
  /** Default: as the unit that it follows. */
  kind: z.string().min(1).max(60).optional(),
  parent: unitCode.nullable().optional(),
});

const plan = {
  kind: z.enum(['merge', 'split', 'rename'], { error: 'chỉ nhận merge, split, rename' }),
  /** Old unit → successor; in a split the successor of whatever is not given to another. */
  map: z.record(unitCode, unitCode),
  units: z.array(newUnit).max(50).default([]),
  /** In a split: which task goes to which of the new units. */
  tasks: z.record(code, unitCode).default({}),
  /** In a split: which person goes to which of the new units. */
  people: z.record(z.string().min(1).max(100), unitCode).default({}),
  document: basisDocument,
  on: isoDate,
};
export const reorganisation = z.strictObject(plan);
export type Reorganisation = z.infer<typeof reorganisation>;
export const carryOutReorganisation = z.strictObject({
  ...plan,
  basis: z.string().regex(/^[0-9a-f]{64}$/, { error: 'cần basis của lần xem trước' }),
});
export type CarryOutReorganisation = z.infer<typeof carryOutReorganisation>;

const taskRef = z.object({ id: z.string(), code: z.string(), title: z.string(), programme: z.string() });

export const reorganisationView = z
  .object({
    basis: z.string(),
    tasks: z.array(
      z.object({
        task: taskRef,
        /** What the unit is to the task. */
        as: z.array(z.enum(['lead', 'coordinating', 'holder', 'input'])),
        from: unitRef,
        to: unitRef,
      }),
    ),
    /** Running cycles of which something passes on: the names of the stages. */
    cycles: z.array(
      z.object({
        cycle: z.object({ id: z.string(), title: z.string() }),
        stages: z.array(z.string()),
        from: unitRef,
        to: unitRef,
      }),
    ),
    people: z.array(z.object({ person: personRef, role: z.string(), from: unitRef, to: unitRef })),
    standIns: z.array(z.object({ person: personRef, by: personRef.nullable(), until: isoDate })),
    /** Steps to come that speak to others than before. */
    steps: z.array(
      z.object({
        task: taskRef,
        rung: z.string(),
        title: z.string(),
        on: isoDate,
        from: z.array(personRef),
        to: z.array(personRef),
      }),
    ),
    /** What nobody has decided by this: to be settled afterwards. */
    open: z.array(z.object({ unit: unitRef, message: z.string() })),
  })
  .meta({ id: 'Reorganisation' });
export type ReorganisationView = z.infer<typeof reorganisationView>;

export const handoverList = z
  .object({
    items: z.array(z.object({ unit: unitRef, tasks: z.array(taskRef) })),
    total: z.int().min(0).max(100_000),
  })
  .meta({ id: 'HandoverList' });
export type HandoverList = z.infer<typeof handoverList>;

export const savedReorganisation = z.object({ change: z.string() }).meta({ id: 'SavedReorganisation' });
export type SavedReorganisation = z.infer<typeof savedReorganisation>;
