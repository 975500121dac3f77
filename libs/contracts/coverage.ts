import { z } from 'zod';

/** Whatever reaches nobody, or soon will (Chưa có người nhận), each with what to do and where. */

export const COVERAGE_KINDS = [
  'unreached-step',
  'coming-step',
  'refused-address',
  'person-left',
  'empty-role',
  'absence',
  'unit-only',
] as const;
export const coverageKind = z.enum(COVERAGE_KINDS);
export type CoverageKind = z.infer<typeof coverageKind>;

export const coverageEntry = z
  .object({
    kind: coverageKind,
    /** What or who it is about: a task, an address, a role in a unit. */
    subject: z.string(),
    detail: z.string(),
    /** What to do, in one sentence. */
    action: z.string(),
    /** Path of the page where it is done; null where an administrator must see to it. */
    link: z.string().nullable(),
  })
  .meta({ id: 'CoverageEntry' });
export type CoverageEntry = z.infer<typeof coverageEntry>;

const count = z.int().min(0).max(10_000_000);
export const coverageList = z
  .object({
    items: z.array(coverageEntry),
    /** Of all kinds together; of each kind at most a hundred are listed. */
    total: count,
    counts: z.record(coverageKind, count),
  })
  .meta({ id: 'CoverageList' });
export type CoverageList = z.infer<typeof coverageList>;
