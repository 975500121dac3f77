import { type Asker, type CycleState, isOwed, ownUnits, type StageState, seesAll } from '#domain';

/** What units send counts when its date has come; a body's own paper stays open until it is there. */
export function isAskedOfUnits({ form, closes }: Pick<StageState, 'form' | 'closes'>): boolean {
  return form !== null && closes === 'at-date';
}

/** Forms of lists that are not a paper by themselves. */
const LISTS: ReadonlySet<string> = new Set(['khen-thuong', 'ket-luan']);

/** Stages that end with a body's own paper; where no body writes one, those that put together what units sent. */
export function paperStages({ stages }: Pick<CycleState, 'stages'>): StageState[] {
  const own = stages.filter(
    (stage) => stage.form !== null && !isAskedOfUnits(stage) && !LISTS.has(stage.form),
  );
  if (own.length > 0) return own;
  const asked = new Set(stages.filter(isAskedOfUnits).map(({ id }) => id));
  return stages.filter(({ form, after }) => form === null && after.some((id) => asked.has(id)));
}

/**
 * The papers that a person may read: whoever reads all reads each; a body reads the one that it signs itself, and with
 * it the answers that the paper puts together.
 */
export function papersFor(person: Asker, cycle: Pick<CycleState, 'stages'>): StageState[] {
  const papers = paperStages(cycle);
  if (seesAll(person)) return papers;
  const own = new Set(ownUnits(person));
  return papers.filter(({ form, respondents }) => form !== null && respondents.some((unit) => own.has(unit)));
}

/** The stages whose answers a person may read put together. */
export function consolidatedFor(person: Asker, cycle: Pick<CycleState, 'stages'>): StageState[] {
  if (seesAll(person)) return cycle.stages.filter(({ form }) => form !== null);
  return papersFor(person, cycle).flatMap((paper) => unitStageBefore(cycle, paper) ?? []);
}

/** The last paper that somebody has begun; else the first one. */
export function paperStage(papers: readonly StageState[]): StageState | null {
  const begun = papers.filter(
    ({ status, answers }) => status === 'open' || Object.values(answers).some((a) => !isOwed(a)),
  );
  return begun.at(-1) ?? papers[0] ?? null;
}

/** The stage whose answers a paper puts together: the nearest one before it that units were asked in. */
export function unitStageBefore(
  { stages }: Pick<CycleState, 'stages'>,
  stage: StageState,
): StageState | null {
  const at = stages.indexOf(stage);
  return stages.slice(0, at).filter(isAskedOfUnits).at(-1) ?? null;
}

/** Who decides on a paper next: the bodies of the stages that follow it and take no form. */
export function readersOf({ stages }: Pick<CycleState, 'stages'>, { id }: StageState): readonly string[] {
  const next = stages.find((stage) => stage.form === null && stage.after.includes(id));
  return next?.respondents ?? [];
}
