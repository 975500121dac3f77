import { z } from 'zod';
import { type CaseCommand, conclusion } from './case-commands.js';
import { basisDocument } from './commands.js';
import { instant, isoDate } from './time.js';
import { listOf, reminderView, taskStatus } from './views.js';
import { personRef, unitRef } from './views-directory.js';

/** What the API answers about cases (hồ sơ trình): a light item for lists, one page of facts for whoever concludes. */

const version = z.int().min(0).max(1_000_000_000);
const ordinal = z.int().min(1).max(10_000);
const days = z.int().min(0).max(100_000);

const CASE_COMMAND_TYPES = [
  'propose',
  'send-up',
  'close',
  'give-statement',
  'give-opinion',
  'conclude',
  'record-minutes',
  'record-answer',
  'schedule',
] as const satisfies readonly CaseCommand['type'][];
export const caseCommandType = z.enum(CASE_COMMAND_TYPES);

/** `awaiting-explanation`: with the unit; `recommended`: with the body above, whose answer is awaited. */
export const caseStatus = z.enum([
  'draft',
  'with-committee',
  'awaiting-explanation',
  'recommended',
  'closed',
]);

/** What ended a case; `overtaken`: the work was accepted or stopped meanwhile. */
export const caseEnd = z.enum(['closed-by-office', 'overtaken', 'concluded', 'answered']);

const OUTCOMES = [
  'new-date',
  'keep-date',
  'reassign',
  'request-explanation',
  'suspend',
  'recommend-stop',
  'recommend-date',
  'return',
] as const satisfies readonly z.infer<typeof conclusion>['outcome'][];
export const caseOutcome = z.enum(OUTCOMES);

const sessionRef = z.object({ id: z.string(), heldOn: isoDate, title: z.string() });

export const caseListItem = z
  .object({
    id: z.string(),
    programme: z.string(),
    taskId: z.string(),
    taskCode: z.string(),
    taskTitle: z.string(),
    deadlineId: z.string(),
    deliverable: z.string(),
    /** The date that counts now, and the first one it ever had. */
    legalDue: isoDate.nullable(),
    originalLegalDue: isoDate.nullable(),
    leadUnit: unitRef.nullable(),
    status: caseStatus,
    /** How often it went up; the second time after an explanation or a return. */
    round: z.int().min(0).max(10_000),
    openedOn: isoDate.nullable(),
    /** The day it reached the committee, the last time; `waitingDays` are the working days since, while it waits. */
    reachedOn: isoDate.nullable(),
    waitingDays: days.nullable(),
    answerDue: isoDate.nullable(),
    /** The office's proposal, by its outcome. */
    proposed: caseOutcome.nullable(),
    /** The last conclusion, by its outcome. */
    outcome: caseOutcome.nullable(),
    concludedOn: isoDate.nullable(),
    session: sessionRef.nullable(),
    closedOn: isoDate.nullable(),
    closedReason: z.string().nullable(),
    end: caseEnd.nullable(),
    version,
    allowedCommands: z.array(caseCommandType),
  })
  .meta({ id: 'CaseListItem' });
export type CaseListItem = z.infer<typeof caseListItem>;
export const caseList = listOf(caseListItem).meta({ id: 'CaseList' });
export type CaseList = z.infer<typeof caseList>;

/** Who did something, and in whose place when that was a stand-in. */
const signed = { by: personRef, onBehalfOf: personRef.nullable(), on: isoDate, at: instant };

const fileRef = z.object({
  id: z.string(),
  /** Null when the file is not kept any more; the hash stays in the record. */
  name: z.string().nullable(),
  sha256: z.string(),
});

/** A conclusion or a proposal; a text that was erased from the record is missing. */
const conclusionParts = z.object({
  outcome: caseOutcome,
  newDue: isoDate.nullable(),
  checkDue: isoDate.nullable(),
  /** Of an explanation that was asked for. */
  due: isoDate.nullable(),
  leadUnits: z.array(unitRef),
  directive: z.string().nullable(),
  reason: z.string().nullable(),
  question: z.string().nullable(),
});

export const caseConclusion = conclusionParts.extend({
  ...signed,
  /** The notice of the conclusion, when it was given with it; `minutes` may bring it later. */
  basis: basisDocument.nullable(),
  /** Who decides by the authority table, in words. */
  because: z.array(z.string()),
  /** Where the case went: a first one may only have asked for an explanation. */
  next: z.enum(['closed', 'awaiting-explanation', 'recommended', 'draft']),
});
export type CaseConclusionView = z.infer<typeof caseConclusion>;

/** Whether the committee may move this date, or stop this task; and why. */
const competenceView = z.object({ may: z.boolean(), because: z.array(z.string()) });

export const caseView = caseListItem
  .extend({
    task: z.object({
      status: taskStatus,
      version,
      leads: z.array(unitRef),
      coordinating: z.array(unitRef),
      heldBy: unitRef.nullable(),
      officer: personRef.nullable(),
      assignedOn: isoDate.nullable(),
      acknowledgedOn: isoDate.nullable(),
      /** The document that gave the present date. */
      basis: basisDocument.nullable(),
    }),
    /** Every date it had after the first, oldest first, with the act that gave it. */
    dates: z.array(
      z.object({
        kind: z.enum(['extension', 'conclusion', 'answer', 'correction', 'replacement', 'calendar']),
        from: isoDate.nullable(),
        to: isoDate,
        on: isoDate,
        basis: basisDocument.nullable(),
      }),
    ),
    extensions: z.object({ granted: days, refused: days }),
    /** Who held the work, for how many working days. */
    attribution: z.array(
      z.object({
        holder: z.enum([
          'unit',
          'coordinating',
          'checker',
          'office',
          'committee',
          'above',
          'suspended',
          'system',
        ]),
        unit: unitRef.nullable(),
        from: isoDate,
        to: isoDate,
        workingDays: days,
      }),
    ),
    /** Rungs that went out for this deadline and this case, oldest first, each with the mail that proves it. */
    reminders: z.array(reminderView),
    statements: z.array(
      z.object({
        ...signed,
        no: ordinal,
        as: z.enum(['officer', 'head']),
        text: z.string().nullable(),
        attachments: z.array(fileRef),
      }),
    ),
    opinions: z.array(z.object({ ...signed, no: ordinal, text: z.string().nullable() })),
    /** Those of the task, the open ones first. */
    difficulties: z.array(
      z.object({
        no: ordinal,
        status: z.enum(['open', 'owned', 'resolved']),
        reportedOn: isoDate,
        by: personRef.nullable(),
        note: z.string().nullable(),
        owner: personRef.nullable(),
        due: isoDate.nullable(),
        resolvedOn: isoDate.nullable(),
      }),
    ),
    /** The office's proposal as it stands. */
    proposal: conclusionParts.extend({ ...signed, note: z.string().nullable() }).nullable(),
    /** The last conclusion; `conclusions` has them all, oldest first. */
    conclusion: caseConclusion.nullable(),
    conclusions: z.array(caseConclusion),
    /** Conclusions that came when there was nothing left to conclude. */
    refused: z.array(z.object({ ...signed, outcome: caseOutcome })),
    explanationDue: isoDate.nullable(),
    recommendedOn: isoDate.nullable(),
    /** A returned draft goes up by itself after this day. */
    resubmitDue: isoDate.nullable(),
    answer: z
      .object({
        ...signed,
        answer: z.enum(['agreed', 'refused']),
        newDue: isoDate.nullable(),
        basis: basisDocument,
        note: z.string().nullable(),
      })
      .nullable(),
    minutes: z.array(
      z.object({
        ...signed,
        kind: z.enum(['minutes', 'opinion-sheet', 'notice']),
        documentNumber: z.string().nullable(),
        documentDate: isoDate.nullable(),
        attachments: z.array(fileRef),
      }),
    ),
    /** As the authority table stands today, for the committee. */
    competence: z.object({ move: competenceView, stop: competenceView }),
  })
  .meta({ id: 'Case' });
export type CaseView = z.infer<typeof caseView>;
