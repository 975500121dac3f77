import type { CaseCommand, CaseListItem, SessionConclusions, SessionResults } from '#contracts';
import { commandOf, missingFields } from '../case/acts/command-of.js';
import type { Draft } from '../case/acts/forms.js';
import { texts } from './texts.js';

/** What was entered for the cases of a session, by case. */
export type Drafts = Readonly<Record<string, Draft>>;

/** The notice of the session, when it has a number already; one for all its conclusions. */
export interface Notice {
  number: string;
  date: string;
}

export type Result = SessionResults['items'][number];

/** Cases that can be concluded now and for which an outcome was chosen, in the order of the list. */
export function enteredOf<C extends Pick<CaseListItem, 'id' | 'allowedCommands'>>(
  cases: readonly C[],
  drafts: Drafts,
): C[] {
  return cases.filter(
    ({ id, allowedCommands }) =>
      allowedCommands.includes('conclude') && (drafts[id]?.outcome ?? null) !== null,
  );
}

/** Fields that are still empty, by case; a case where nothing is missing is not in it. */
export function missingOf(ids: readonly string[], drafts: Drafts): Record<string, string[]> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const { outcome = null, typed = {} } = drafts[id] ?? {};
      const missing = missingFields('conclude', outcome, typed);
      return missing.length === 0 ? [] : [[id, missing]];
    }),
  );
}

/** Call it once nothing is missing. Each version is the one that the person saw. */
export function conclusionsOf(
  cases: readonly { id: string; version: number }[],
  drafts: Drafts,
  notice: Notice,
): SessionConclusions {
  const number = notice.number.trim() || null;
  const date = notice.date || null;
  const basis =
    number === null && date === null
      ? {}
      : { basis: { title: texts.noticeTitle, number, date, issuer: null, line: null } };
  return {
    conclusions: cases.map(({ id, version }) => {
      const { outcome, typed } = drafts[id]!;
      const { conclusion } = commandOf('conclude', outcome, typed, []) as Extract<
        CaseCommand,
        { type: 'conclude' }
      >;
      return { caseId: id, version, conclusion, ...basis };
    }),
  };
}

/** What became of one conclusion, in plain words: what happened, what was kept, what to do. */
export function resultWords({ done, problem }: Pick<Result, 'done' | 'problem'>): string[] {
  if (done || problem === null) return [texts.done];
  if (problem.code === 'state-conflict') return [problem.message, texts.tooLate];
  if (problem.code === 'stale-version') return [texts.stale];
  return [problem.message, ...problem.fields.map(({ message }) => message), texts.kept];
}

/** What is left to enter: of those that were concluded nothing, of the others everything. */
export function draftsAfter(drafts: Drafts, results: readonly Result[]): Drafts {
  const done = new Set(results.filter((one) => one.done).map(({ caseId }) => caseId));
  return Object.fromEntries(Object.entries(drafts).filter(([id]) => !done.has(id)));
}

/** How the ids of one case's fields begin. */
export function prefixOf(caseId: string): string {
  return `h-${caseId}`;
}
