import type { AnswersToTake, CycleWork, IsoDate, MoreTimeAsked, Outlook, OwedAnswer } from '#contracts';
import {
  actingOnCycle,
  type Bodies,
  type CycleState,
  distanceTo,
  isOwed,
  type StageState,
  worksAs,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Scene } from '../naming/scene.js';

/** A draft that somebody of a unit has begun. */
export interface BegunDraft {
  cycleId: string;
  stage: string;
  unit: string;
  savedAt: string;
  savedBy: string;
}

type Reader = { person: KnownPerson; bodies: Bodies; scene: Scene };
const SOON_DAYS = 7;

/** What one running cycle waits for from a person. */
export function workOf(cycle: CycleState, drafts: readonly BegunDraft[], reader: Reader): CycleWork {
  const open = cycle.status === 'running' ? cycle.stages.filter((s) => s.status === 'open') : [];
  return {
    owed: open.flatMap((stage) => owedIn(cycle, stage, drafts, reader)),
    toTake: open.flatMap((stage) => toTakeIn(cycle, stage, reader)),
    moreTime: open.flatMap((stage) => moreTimeIn(cycle, stage, reader)),
  };
}

function owedIn(
  cycle: CycleState,
  stage: StageState,
  drafts: readonly BegunDraft[],
  { person, bodies, scene }: Reader,
): OwedAnswer[] {
  const { names, today, calendar } = scene;
  const byForm = stage.form !== null;
  return stage.respondents.flatMap((unit) => {
    const { status, reworkDue } = stage.answers[unit] ?? { status: 'asked' as const, reworkDue: null };
    if (!isOwed({ status })) return [];
    const focal = cycle.focal[unit] ?? null;
    const may = (act: 'draft' | 'submit' | 'complete-stage') =>
      actingOnCycle(person, { unit, focal, bodies }, act).allowed;
    // A document is recorded by whoever may, but it is owed by those of the body itself.
    if (byForm ? !may('draft') : !isOf(person, unit) || !may('complete-stage')) return [];
    const due = status === 'returned' ? reworkDue : stage.legalDue;
    const distance = distanceTo(due, today, calendar);
    const draft = drafts.find((d) => d.cycleId === cycle.id && d.stage === stage.id && d.unit === unit);
    return [
      {
        ...placeOf(cycle, stage),
        unit: names.unit(unit),
        byForm,
        status: status as OwedAnswer['status'],
        mine: focal === null || worksAs(person).includes(focal),
        maySubmit: byForm && may('submit'),
        focal: names.personOrNull(focal),
        due,
        workingDue: due === null ? null : calendar.onOrBefore(due),
        ...distance,
        outlook: outlookOf(distance.daysLeft),
        draft: draft === undefined ? null : { savedAt: draft.savedAt, savedBy: names.person(draft.savedBy) },
      },
    ];
  });
}

function toTakeIn(cycle: CycleState, stage: StageState, { person, bodies }: Reader): AnswersToTake[] {
  const waiting = Object.entries(stage.answers).filter(
    ([unit, { status }]) =>
      status === 'submitted' &&
      actingOnCycle(person, { unit, focal: cycle.focal[unit] ?? null, bodies }, 'accept-submission').allowed,
  );
  if (stage.form === null || waiting.length === 0) return [];
  const since = waiting.flatMap(([, { on }]) => on ?? []).sort()[0] as IsoDate;
  return [{ ...placeOf(cycle, stage), waiting: waiting.length, since }];
}

function moreTimeIn(
  cycle: CycleState,
  stage: StageState,
  { person, bodies, scene }: Reader,
): MoreTimeAsked[] {
  const { names } = scene;
  return Object.entries(stage.moreTime ?? {}).flatMap(([unit, { status, due, on, by }]) => {
    const asked = { unit, focal: cycle.focal[unit] ?? null, bodies };
    if (status !== 'asked' || !actingOnCycle(person, asked, 'refuse-more-time').allowed) return [];
    return [
      {
        ...placeOf(cycle, stage),
        unit: names.unit(unit),
        legalDue: stage.legalDue!,
        due,
        on,
        by: names.person(by),
      },
    ];
  });
}

function placeOf({ id, title, programme }: CycleState, stage: StageState) {
  return { cycle: { id, title }, programme, stage: { id: stage.id, name: stage.name } };
}

function isOf({ memberships }: KnownPerson, unit: string): boolean {
  return memberships.some((m) => m.unit === unit);
}

function outlookOf(daysLeft: number | null): Outlook {
  if (daysLeft === null) return 'scheduled';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= SOON_DAYS ? 'due-soon' : 'on-track';
}
