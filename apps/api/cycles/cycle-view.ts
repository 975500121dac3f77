import type { CycleListItem, CycleView, StageView } from '#contracts';
import {
  actingOnCycle,
  type Bodies,
  type CycleAct,
  type CycleState,
  explainStage,
  type StageState,
  seesAll,
  stageCaseId,
  unitsInSight,
} from '#domain';
import type { KnownPerson } from '#identity';
import type { Scene } from '../naming/scene.js';
import { cycleDocuments } from '../reports/cycle-documents.js';
import { consolidatedFor } from '../reports/stages.js';

/**
 * A stage with its date, and why that date.
 *
 * @param reader who reads it: a unit sees itself among those that have not answered; null for whoever sees all
 */
export function stageView(
  cycle: CycleState,
  stage: StageState,
  { calendar, names, today }: Scene,
  reader: KnownPerson | null = null,
): StageView {
  const { legalDue, answers } = stage;
  const own = reader === null || seesAll(reader) ? null : new Set(unitsInSight(reader));
  const missing = own === null ? stage.missing : stage.missing.filter((unit) => own.has(unit));
  const given = Object.values(answers);
  const explanation = explainStage(stage, calendar);
  if (legalDue !== null && stage.originalDue !== null && legalDue !== stage.originalDue) {
    explanation.push('Thời hạn đã được gia hạn; ngày đầu tiên vẫn được giữ.');
  }
  return {
    id: stage.id,
    name: stage.name,
    status: stage.status,
    isLate: stage.status === 'open' && legalDue !== null && legalDue < today,
    basis: stage.basis,
    form: stage.form,
    opensOn: stage.opensOn,
    openedOn: stage.openedOn,
    legalDue,
    workingDue: legalDue === null ? null : calendar.onOrBefore(legalDue),
    originalDue: stage.originalDue,
    explanation,
    closedOn: stage.closedOn,
    recordedOn: stage.recordedOn ?? null,
    endedBy: stage.endedBy,
    asked: stage.form === null ? 0 : stage.respondents.length,
    answered: given.filter((a) => a.status === 'submitted' || a.status === 'accepted').length,
    missing: names.units(missing),
    contentHash: stage.contentHash,
    caseId: stage.caseStatus === null ? null : stageCaseId(cycle.id, stage),
    delivers: stage.delivers,
    refused:
      own === null ? (stage.refused ?? []).map(({ code, task, reason }) => ({ code, task, reason })) : [],
    gate: stage.gate,
  };
}

export function cycleListItem(cycle: CycleState, scene: Scene): CycleListItem {
  const open = cycle.stages.filter((s) => s.status === 'open').map((s) => stageView(cycle, s, scene));
  const dues = open.flatMap(({ legalDue }) => legalDue ?? []);
  return {
    ...head(cycle),
    open: open.map(({ id, name, legalDue, isLate, asked, answered }) => ({
      id,
      name,
      legalDue,
      isLate,
      asked,
      answered,
    })),
    nextDue: dues.sort()[0] ?? null,
  };
}

export function cycleView(cycle: CycleState, person: KnownPerson, bodies: Bodies, scene: Scene): CycleView {
  const { names } = scene;
  const mine = cycle.stages.flatMap((stage) => {
    if (stage.status !== 'open' || stage.form === null) return [];
    return stage.respondents.flatMap((unit) => {
      const focal = cycle.focal[unit] ?? null;
      const may = actingOnCycle(person, { unit, focal, bodies }, 'draft').allowed;
      const status = stage.answers[unit]?.status ?? 'asked';
      return may ? [{ stage: stage.id, unit: names.unit(unit), status }] : [];
    });
  });
  return {
    ...head(cycle),
    template: cycle.template,
    dataDate: cycle.dataDate,
    contentHash: cycle.contentHash,
    stages: cycle.stages.map((stage) => stageView(cycle, stage, scene, person)),
    allowed: allowedActs(cycle, person, bodies),
    mine,
    consolidates: consolidatedFor(person, cycle).map(({ id }) => id),
    documents: cycleDocuments(cycle, person, (unit) => names.unit(unit).name),
  };
}

const CONDUCTING: readonly CycleAct[] = [
  'open-stage',
  'extend-stage',
  'reopen-stage',
  'skip-stage',
  'close-stage',
  'complete-stage',
  'name-focal',
  'excuse-unit',
  'return-submission',
  'accept-submission',
  'pause',
  'resume',
];

function allowedActs({ status }: CycleState, person: KnownPerson, bodies: Bodies): string[] {
  const possible = CONDUCTING.filter((type) => {
    if (type === 'resume') return status === 'paused';
    if (type === 'reopen-stage') return status !== 'paused';
    return status === 'running';
  });
  return possible.filter((type) => actingOnCycle(person, { unit: null, focal: null, bodies }, type).allowed);
}

function head({ id, programme, kind, title, year, part, status, openedOn, closedOn, version }: CycleState) {
  const shown = status as CycleListItem['status'];
  return { id, programme, kind, title, year, part, status: shown, openedOn: openedOn!, closedOn, version };
}

/** Whether the person may read it: everybody of a unit that is asked, and whoever reads all. */
export function asksOneOf({ stages }: CycleState, units: readonly string[]): boolean {
  return stages.some((stage) => stage.respondents.some((unit) => units.includes(unit)));
}
