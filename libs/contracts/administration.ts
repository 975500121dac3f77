import { z } from 'zod';
import { calendarDay, WEEKDAYS } from './calendar.js';
import { code, note } from './commands.js';
import { ladderPolicy } from './policy.js';
import { instant, isoDate } from './time.js';
import { personRef } from './views-directory.js';

/** Administration of calendar and rules: what a change moves is shown before it is saved. */

/** What a preview was computed on; a save names it, and is refused when it is no longer so. */
const basis = z.string().regex(/^[0-9a-f]{64}$/, { error: 'cần basis của lần xem trước' });

/** A calendar as proposed: its version is given when it is saved. */
export const proposedCalendar = z.strictObject({
  weeklyRest: z
    .array(z.enum(WEEKDAYS, { error: 'chỉ nhận mon…sun' }))
    .max(6, { error: 'không thể nghỉ cả bảy ngày trong tuần' }),
  days: z.array(calendarDay).max(20_000),
});
export type ProposedCalendar = z.infer<typeof proposedCalendar>;

export const previewCalendar = z.strictObject({ calendar: proposedCalendar, cause: note.optional() });
export type PreviewCalendar = z.infer<typeof previewCalendar>;
export const saveCalendar = z.strictObject({ calendar: proposedCalendar, cause: note, basis });
export type SaveCalendar = z.infer<typeof saveCalendar>;

/** Rules as proposed: their version is given when they are saved. */
export const proposedPolicy = z.strictObject(ladderPolicy.omit({ version: true }).shape);
export type ProposedPolicy = z.infer<typeof proposedPolicy>;
export const previewPolicy = z.strictObject({ policy: proposedPolicy });
export type PreviewPolicy = z.infer<typeof previewPolicy>;
export const savePolicy = z.strictObject({ policy: proposedPolicy, cause: note, basis });
export type SavePolicy = z.infer<typeof savePolicy>;

/** Rules that are saved reach open tasks by this act alone: all of them, or those named. */
export const previewApply = z.strictObject({
  version: z.string().min(1).max(100),
  tasks: z.union([z.literal('all'), z.array(code).min(1).max(5000)]),
});
export type PreviewApply = z.infer<typeof previewApply>;
export const applyPolicy = previewApply.extend({ cause: note, basis });
export type ApplyPolicy = z.infer<typeof applyPolicy>;

const told = z.array(personRef);
const dateMove = z.object({
  what: z.enum(['legal-due', 'working-due', 'answer-due']),
  deadline: z.string(),
  from: isoDate,
  to: isoDate,
  told,
});
const stepMove = z.object({
  rung: z.string(),
  title: z.string(),
  deadline: z.string().nullable(),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  told,
});
const counts = z.object({
  tasks: z.int(),
  dates: z.int(),
  steps: z.int(),
  cases: z.int(),
  cycles: z.int(),
  /** Who gets the one mail about it. */
  people: z.int(),
});
const problemLine = z.object({ path: z.string(), message: z.string() });

export const impactView = z
  .object({
    basis: z.string(),
    /** The version that it was computed on. */
    from: z.string(),
    counts,
    /** The first ones; the counts are of all. */
    items: z.array(
      z.object({
        kind: z.enum(['task', 'case', 'cycle']),
        id: z.string(),
        /** What it is, or is about. A cycle has no code; its `deadline` is the stage. */
        task: z.object({ id: z.string(), code: z.string(), title: z.string(), programme: z.string() }),
        dates: z.array(dateMove),
        steps: z.array(stepMove),
      }),
    ),
    warnings: z.array(problemLine),
  })
  .meta({ id: 'Impact' });
export type ImpactView = z.infer<typeof impactView>;

export const versionList = z
  .object({
    items: z.array(
      z.object({ version: z.string(), savedAt: instant, savedBy: personRef, current: z.boolean() }),
    ),
    total: z.int().min(0).max(100_000),
  })
  .meta({ id: 'VersionList' });
export type VersionList = z.infer<typeof versionList>;

const changed = z.object({ before: calendarDay.nullable(), after: calendarDay.nullable() });
export const calendarComparison = z
  .object({ from: z.string(), to: z.string(), weeklyRestChanged: z.boolean(), days: z.array(changed) })
  .meta({ id: 'CalendarComparison' });
export type CalendarComparison = z.infer<typeof calendarComparison>;
export const compareQuery = z.strictObject({
  from: z.string().min(1).max(100),
  to: z.string().min(1).max(100),
});
export type CompareQuery = z.infer<typeof compareQuery>;
export const calendarQuery = z.strictObject({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  version: z.string().min(1).max(100).optional(),
});
export type CalendarQuery = z.infer<typeof calendarQuery>;

export const policyView = z
  .object({
    current: z.object({ version: z.string(), ...proposedPolicy.shape }),
    savedAt: instant.nullable(),
    savedBy: personRef.nullable(),
    /** Open tasks by the version that they run by. */
    tasks: z.array(z.object({ version: z.string(), open: z.int() })),
  })
  .meta({ id: 'Policies' });
export type PolicyView = z.infer<typeof policyView>;
export const policyVersionView = z
  .object({
    ...{ version: z.string(), savedAt: instant, savedBy: personRef, current: z.boolean() },
    policy: proposedPolicy,
  })
  .meta({ id: 'PolicyVersion' });
export type PolicyVersionView = z.infer<typeof policyVersionView>;

/** A change that was saved and is now carried out in the background, task by task. */
export const changeView = z
  .object({
    id: z.string(),
    kind: z.enum(['calendar', 'policy', 'rules', 'units']),
    version: z.string().nullable(),
    cause: z.string(),
    savedAt: instant,
    done: z.int(),
    total: z.int(),
    moved: z.int(),
    told: z.int(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'AdministrativeChange' });
export type ChangeView = z.infer<typeof changeView>;
export const changeList = z
  .object({ items: z.array(changeView), total: z.int().min(0).max(100_000) })
  .meta({ id: 'AdministrativeChangeList' });
export type ChangeList = z.infer<typeof changeList>;

export const holidayImport = z.strictObject({
  format: z.enum(['ics', 'csv'], { error: 'chỉ nhận ics hoặc csv' }),
  content: z.string().min(1, { error: 'tệp không có nội dung' }).max(500_000),
  document: z.string().trim().min(1, { error: 'cần số, ký hiệu văn bản' }).max(300),
  issuer: z.string().trim().max(200).optional(),
  issuedOn: isoDate.optional(),
  status: z.enum(['confirmed', 'proposed', 'estimated']),
});
export type HolidayImport = z.infer<typeof holidayImport>;
export const importedHolidays = z
  .object({ days: z.array(calendarDay), problems: z.array(problemLine) })
  .meta({ id: 'ImportedHolidays' });
export type ImportedHolidays = z.infer<typeof importedHolidays>;
/** The version that a save made, and the change whose progress can be watched. */
export const savedVersion = z
  .object({ version: z.string(), change: z.string() })
  .meta({ id: 'SavedVersion' });
export type SavedVersion = z.infer<typeof savedVersion>;
