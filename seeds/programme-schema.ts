import { z } from 'zod';
import {
  authorityTable,
  type CycleTemplate,
  cycleTemplate,
  type FormTemplate,
  formTemplate,
  isoDate,
} from '#contracts';
import {
  baselineSchema,
  contextSchema,
  groupSchema,
  indicatorGroupSchema,
  indicatorSchema,
  obligationSchema,
  organisationSchema,
  previousTargetsSchema,
  recipientSchema,
  sourceSchema,
  taskSchema,
} from './schema.js';

const text = z.string().trim().min(1);
const count = z.int().min(0);

export const PROGRAMME_CODES = ['khcn', 'uav', 'nq57', 'kinh-te-so'] as const;
export type ProgrammeCode = (typeof PROGRAMME_CODES)[number];

const fundingRow = z.strictObject({
  id: text,
  parent: text.nullable(),
  name: text,
  amount: z.int().min(0),
  unit: z.literal('triệu đồng'),
  period: text,
  byYear: z.null(),
  status: text,
  note: text.optional(),
  source: sourceSchema,
});

/** A set of tasks with one common date, known only by its numbers. */
const cohort = z.strictObject({
  id: text,
  basis: text,
  dueBy: isoDate,
  dueAsStated: text,
  total: count,
  completed: count,
  completedOnTime: count.nullable(),
  completedEarly: count.nullable(),
  openDerived: count,
  progressLabel: text.nullable(),
  percentStated: z.number().nullable(),
  percentComputed: z.number(),
  asOf: text,
  note: text,
  source: sourceSchema,
});

/** What a higher body assigned to the province, known only by its numbers. */
const assigned = z.strictObject({
  objectives: z.strictObject({
    total: count,
    completed: count,
    notCompletedDerived: count,
    source: sourceSchema,
  }),
  tasks: z.strictObject({
    total: count,
    breakdown: z.array(
      z.strictObject({
        status: z.enum(['done', 'in-progress', 'under-study', 'beyond-authority']),
        label: text,
        count,
        source: sourceSchema,
      }),
    ),
    source: sourceSchema,
  }),
});

/** `programme.yaml`: the head of a programme. */
export const programmeHeadSchema = z.strictObject({
  code: z.enum(PROGRAMME_CODES),
  name: text,
  shortName: text,
  goLive: isoDate,
  goLiveStatus: z.literal('default'),
  period: z
    .strictObject({ from: z.int(), to: z.int(), note: text.optional(), source: sourceSchema })
    .nullable(),
  owner: text,
  standingBody: text,
  committee: text.nullable(),
  /** Our default where the documents are silent; the office edits it. */
  authorityStatus: z.literal('default'),
  authority: authorityTable,
  decision: z.strictObject({
    number: text.nullable(),
    date: isoDate.nullable(),
    body: text.nullable(),
    source: sourceSchema.optional(),
  }),
  mandatedBy: z.strictObject({ document: text, fact: text, source: sourceSchema }).nullable(),
  objective: z.strictObject({ text, source: sourceSchema }).nullable(),
  reviews: z.strictObject({ interim: z.int(), final: z.int(), source: sourceSchema }).nullable(),
  fundingTotal: z
    .strictObject({ amount: z.int(), unit: z.literal('triệu đồng'), source: sourceSchema })
    .nullable(),
  funding: z.array(fundingRow),
  cohorts: z.array(cohort),
  assigned: assigned.nullable(),
  legalDocuments: z.array(
    z.strictObject({
      code: text,
      date: isoDate.nullable(),
      issuer: text.nullable(),
      note: text.optional(),
      source: sourceSchema,
    }),
  ),
  inferred: z.array(
    z.strictObject({
      field: text,
      value: text,
      reason: text,
      confidence: z.enum(['low', 'medium', 'high']),
      source: sourceSchema,
    }),
  ),
  doubts: z.array(text),
  /** Counted by hand in the source; the loader refuses files that hold another number. */
  counts: z.partialRecord(
    z.enum([
      'groups',
      'tasks',
      'indicators',
      'obligations',
      'organisations',
      'funding',
      'recipients',
      'legalDocuments',
      'baselines',
      'previousTargets',
      'cohorts',
      'context',
    ]),
    count,
  ),
  source: sourceSchema,
});

/** The files that may stand beside `programme.yaml`, each with the shape of its whole content. */
export const partSchemas = {
  groups: z.strictObject({ groups: z.array(groupSchema) }),
  tasks: z.strictObject({ tasks: z.array(taskSchema) }),
  indicators: z.strictObject({
    indicatorGroups: z.array(indicatorGroupSchema),
    indicators: z.array(indicatorSchema),
  }),
  obligations: z.strictObject({ obligations: z.array(obligationSchema) }),
  organisations: z.strictObject({ organisations: z.array(organisationSchema) }),
  recipients: z.strictObject({ recipients: z.array(recipientSchema) }),
  baselines: z.strictObject({ baselines: z.array(baselineSchema) }),
  previousTargets: z.strictObject({ previousTargets: previousTargetsSchema }),
  context: z.strictObject({ context: z.array(contextSchema) }),
  cycles: z.strictObject({ cycles: z.array(cycleTemplate), forms: z.array(formTemplate) }),
} as const;

export type ProgrammeHead = z.infer<typeof programmeHeadSchema>;

/** One programme with all its files. Lists of files that do not exist are empty. */
export interface ProgrammeSeed extends ProgrammeHead {
  groups: z.infer<typeof groupSchema>[];
  tasks: z.infer<typeof taskSchema>[];
  indicatorGroups: z.infer<typeof indicatorGroupSchema>[];
  indicators: z.infer<typeof indicatorSchema>[];
  obligations: z.infer<typeof obligationSchema>[];
  organisations: z.infer<typeof organisationSchema>[];
  recipients: z.infer<typeof recipientSchema>[];
  baselines: z.infer<typeof baselineSchema>[];
  previousTargets: z.infer<typeof previousTargetsSchema> | null;
  context: z.infer<typeof contextSchema>[];
  cycles: CycleTemplate[];
  forms: FormTemplate[];
}
