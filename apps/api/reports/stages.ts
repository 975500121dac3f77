import { type CycleState, isOwed, type StageState } from '#domain';

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

/** The last paper that somebody has begun; else the first one. */
export function paperStage(cycle: Pick<CycleState, 'stages'>): StageState | null {
  const papers = paperStages(cycle);
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
