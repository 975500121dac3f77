import { z } from 'zod';
import { dueRule, isoDate, roleName } from '#contracts';

/**
 * Shapes of the seed files. A key missing from a schema is refused, so that a misspelt field cannot pass for a missing fact.
 * `null` means that the source does not say; what somebody concluded stands under `inferred`, with a reason.
 */
const text = z.string().trim().min(1);
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be an ASCII slug' });
const unitCode = slug;
const confidence = z.enum(['low', 'medium', 'high']);

/** Where a record comes from: a document of `reference/documents.yaml` and a line of its digitised text, or a list in it. */
export const sourceSchema = z
  .strictObject({
    document: slug,
    line: z.int().min(1).optional(),
    list: text.optional(),
    find: text.optional(),
    also: z.array(z.int().min(1)).optional(),
  })
  .refine((s) => s.line !== undefined || s.list !== undefined, { error: 'needs a line or a list' });
const lineSource = sourceSchema.refine((s) => s.line !== undefined, { error: 'needs a line' });

export const documentSchema = z.strictObject({
  id: slug,
  title: text,
  kind: z.enum(['programme', 'article', 'law', 'resolution', 'notice', 'general-knowledge']),
  number: text.nullable(),
  issuer: text.nullable(),
  /** The issuing body where it is one of reference/units.yaml: who may move its dates follows from it. */
  issuerUnit: slug.optional(),
  date: isoDate.nullable(),
  what: text,
  status: z.enum(['verified', 'secondary', 'to-confirm']),
});

export const UNIT_KINDS = [
  'party-province',
  'government-province',
  'department',
  'party-advisory',
  'commune',
  'ward',
  'university',
  'mass-org',
  'steering',
  'to-be-created',
  'former',
  'enterprise',
  'site',
  'association',
  'research',
  'generic',
] as const;

export const unitSchema = z.strictObject({
  code: unitCode,
  name: text,
  kind: z.enum(UNIT_KINDS),
  parent: unitCode.nullable(),
  aliases: z.array(text).optional(),
  gsoCode: z
    .string()
    .regex(/^\d{5}$/)
    .optional(),
  validFrom: isoDate.optional(),
  status: z.enum(['confirmed', 'to-confirm']),
  note: text.optional(),
  source: sourceSchema,
});

export const groupSchema = z.strictObject({
  number: z.int(),
  name: text,
  taskCount: z.int(),
  source: lineSource,
});

const deadlineSchema = z.strictObject({ asStated: text, rule: dueRule });

export const taskSchema = z.strictObject({
  number: text,
  group: z.int().nullable(),
  title: text,
  deliverables: z.array(text),
  deliverableExplicit: z.boolean(),
  deadline: deadlineSchema.nullable(),
  period: text.nullable(),
  leadUnits: z.array(unitCode).min(1).nullable(),
  coordinatingUnits: z.array(unitCode).min(1).nullable(),
  actorAsStated: text.nullable(),
  timingStated: text.nullable(),
  recurrenceStated: text.nullable(),
  partialLeads: z.array(z.strictObject({ unit: unitCode, role: text, scope: text })).optional(),
  operatingUnit: unitCode.optional(),
  embeddedTarget: text.optional(),
  condition: text.optional(),
  note: text.optional(),
  inferred: z
    .strictObject({
      recurrence: z
        .strictObject({ value: z.enum(['continuous', 'one_off', 'mixed', 'recurring']), reason: text })
        .optional(),
      leadUnit: z
        .strictObject({ unit: unitCode, confidence, namedInDocument: z.boolean(), reason: text })
        .optional(),
      deadline: deadlineSchema.extend({ confidence, reason: text }).optional(),
      indicators: z.strictObject({ value: z.array(text), reason: text }).optional(),
    })
    .optional(),
  source: lineSource,
});

export const indicatorGroupSchema = z.strictObject({
  code: text,
  name: text,
  ordinal: z.int(),
  indicatorCount: z.int(),
  source: lineSource,
});

const OPERATORS = ['>=', '>', '=', 'top', 'range', 'exists', 'qualitative'] as const;
const target = z.union([z.number(), z.boolean()]).nullable();

export const indicatorSchema = z.strictObject({
  id: text,
  group: text.nullable(),
  name: text,
  kind: z.enum(['quantitative', 'qualitative', 'exists']),
  baselines: z.array(
    z.strictObject({
      value: z.number(),
      unit: text,
      asOf: text,
      comparable: z.enum(['yes', 'partial', 'no']),
      note: text.optional(),
      source: lineSource,
    }),
  ),
  target,
  targetMax: z.number().optional(),
  unit: text.nullable(),
  operator: z.enum(OPERATORS),
  year: z.int().nullable(),
  frequency: text.nullable(),
  modality: z.enum(['stated', 'striving', 'mandatory']).nullable(),
  period: text.optional(),
  measuredBy: text.optional(),
  measureDelayMonths: z.int().optional(),
  duplicateOf: text.optional(),
  note: text.optional(),
  inferred: z
    .strictObject({ year: z.int().optional(), operator: z.enum(OPERATORS).optional(), reason: text })
    .optional(),
  source: lineSource,
});

const party = z.strictObject({ name: text, unit: unitCode.nullable() });
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'must be MM-DD' });

/** How an obligation becomes dated instances; `assigned` is our editable default, never a fact of the source. */
const scheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('plan-years'),
    /** Like `deliverable`, `{planYear}` stands for the year. */
    title: text,
    rule: z.strictObject({ kind: z.literal('yearly-before'), monthDay }),
    planYears: z.array(z.int()).min(1),
    assigned: z.strictObject({ monthDay, yearsBefore: z.int().min(0), status: z.literal('default') }),
  }),
  z.strictObject({
    kind: z.literal('once'),
    rule: dueRule,
    assigned: z.strictObject({ date: isoDate, status: z.literal('default') }),
  }),
]);

export const obligationSchema = z.strictObject({
  id: text,
  title: text,
  type: text,
  owedBy: z.array(unitCode).min(1).nullable(),
  owedTo: z.array(party).min(1).nullable(),
  through: party.nullable(),
  timingStated: text.nullable(),
  frequency: text.nullable(),
  schedule: scheduleSchema.nullable(),
  /** `{planYear}` stands for the year of the instance. */
  deliverable: text.nullable(),
  note: text.optional(),
  inferred: z.strictObject({ owedBy: z.array(unitCode).min(1).optional(), reason: text }).optional(),
  source: lineSource,
});

export const organisationSchema = z.strictObject({
  unit: unitCode,
  name: text,
  level: text,
  section: text.nullable(),
  role: text,
  note: text.optional(),
  source: lineSource,
});

export const recipientSchema = z.strictObject({ name: text, unit: unitCode.nullable(), source: lineSource });

export const baselineSchema = z.strictObject({
  id: text,
  name: text,
  value: z.number(),
  unit: text,
  asOf: text,
  note: text.optional(),
  source: lineSource,
});

const OPERATOR = z.enum(OPERATORS);
export const previousTargetsSchema = z.strictObject({
  name: text,
  source: lineSource,
  items: z.array(
    z.strictObject({
      id: text,
      name: text,
      target: z.union([z.number(), z.array(z.number())]).nullable(),
      unit: text.nullable(),
      operator: z.union([OPERATOR, z.array(OPERATOR)]),
      status: text,
      source: lineSource,
    }),
  ),
});

/** Figures, platforms, products and remarks of a source that no rule of the engine uses. */
export const contextSchema = z.strictObject({
  kind: z.enum([
    'figure',
    'definition',
    'application-area',
    'product',
    'platform',
    'named-programme',
    'requirement',
    'result',
    'limitation',
  ]),
  id: text.optional(),
  name: text,
  value: z.union([z.number(), text]).optional(),
  unit: text.optional(),
  operator: OPERATOR.optional(),
  asOf: text.optional(),
  status: text.optional(),
  purpose: text.optional(),
  appliesTo: text.optional(),
  includes: z.array(text).optional(),
  legal: text.optional(),
  note: text.optional(),
  source: lineSource,
});

/** A made-up person of the demo layer; `.example` can never receive mail (RFC 2606). */
export const personSchema = z.strictObject({
  email: z.string().regex(/^[a-z0-9.-]+@demo\.example$/, { error: 'must be an address @demo.example' }),
  name: text,
  title: text,
  unit: unitCode,
  roles: z.array(roleName).min(1),
  formOfAddress: z.literal('đồng chí'),
});

export type SourceRef = z.infer<typeof sourceSchema>;
export type DocumentSeed = z.infer<typeof documentSchema>;
export type UnitSeed = z.infer<typeof unitSchema>;
export type TaskSeed = z.infer<typeof taskSchema>;
export type IndicatorSeed = z.infer<typeof indicatorSchema>;
export type ObligationSeed = z.infer<typeof obligationSchema>;
export type PersonSeed = z.infer<typeof personSchema>;
