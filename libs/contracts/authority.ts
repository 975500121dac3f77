import { z } from 'zod';
import { basisDocument, unitCode } from './commands.js';
import { roleName } from './roles.js';
import { isoDate } from './time.js';

/**
 * Who may decide on a date or a stop, seen from the programme: its standing body's office, its committee, or a body
 * above both, whose decision is only recorded.
 */
export const level = z.enum(['office', 'committee', 'above']);
export type Level = z.infer<typeof level>;

/** Acts that belong to whoever gave the work ("cấp nào giao, cấp đó điều chỉnh"). */
export const decisiveAct = z.enum(['move', 'stop']);
export type DecisiveAct = z.infer<typeof decisiveAct>;

/** A numbered document by which a body lets another one decide, for a time. */
export const delegation = z.strictObject({
  from: unitCode,
  to: z.enum(['office', 'committee']),
  acts: z.array(decisiveAct).min(1),
  document: basisDocument,
  since: isoDate,
  until: isoDate.nullable(),
});
export type Delegation = z.infer<typeof delegation>;

/** The authority table of a programme; part of its data. */
export const authorityTable = z.strictObject({
  /** Issuing bodies and the level they are to this programme; an issuer that is not listed is above. */
  issuers: z.array(z.strictObject({ unit: unitCode, level })),
  delegations: z.array(delegation).default([]),
  /** Roles of the committee that may conclude a case, e.g. the chair and a deputy chair in charge. */
  conclude: z.array(roleName).min(1),
});
export type AuthorityTable = z.infer<typeof authorityTable>;
