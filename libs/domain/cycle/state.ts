import type { CycleKind, DueRule, IsoDate, StageTemplate } from '#contracts';
import type { RungFact } from '../ladder/index.js';

/** `waiting` for the stages before it or its day · `open` · `closed` with what came · `skipped` with a reason. */
export type StageStatus = 'waiting' | 'open' | 'closed' | 'skipped';

/** What came of one unit's answer: nothing yet, an answer, one sent back, one taken, nothing by the date, not asked. */
export type AnswerStatus = 'asked' | 'submitted' | 'returned' | 'accepted' | 'missing' | 'excused';

export interface Answer {
  status: AnswerStatus;
  /** Counts what the unit submitted. */
  round: number;
  on: IsoDate | null;
  /** Hash of the content of the last round; the content itself stands beside the record. */
  contentHash: string | null;
  /** After a return: the day by which it is to come again, and the slot that tells so. */
  reworkDue: IsoDate | null;
  announceOn: IsoDate | null;
}

/** A unit's request for a later date of the stage. */
export interface MoreTime {
  due: IsoDate;
  on: IsoDate;
  by: string;
  status: 'asked' | 'refused';
}

/** What the end of a stage should have done to a task and could not: a person does it, or the stage is ended anew. */
export interface RefusedDeed {
  deed: 'deliver' | 'begin' | 'activate' | 'stop' | 'replace-basis';
  /** Of the task; it may not be there. */
  code: string;
  task: string | null;
  /** The refusal in its own words. */
  reason: string;
}

/** A stage (bước) of a cycle: asked of some units by a date, answered by a form or ended by a document. */
export interface StageState
  extends Pick<
    StageTemplate,
    'id' | 'name' | 'after' | 'basis' | 'closes' | 'form' | 'late' | 'delivers' | 'effect' | 'gate'
  > {
  respondents: string[];
  status: StageStatus;
  /** The first day on which it may open by itself; null: as soon as those before it have ended. */
  opensOn: IsoDate | null;
  /** Counted rules get their date when the stage opens. */
  rule: DueRule | null;
  countedDays: number | null;
  legalDue: IsoDate | null;
  /** Why the date, as it was computed when the stage opened, and the calendar that it was computed by. */
  explained?: { by: string; due: IsoDate; because: string[] };
  /** The first date that it had; never lost. */
  originalDue: IsoDate | null;
  openedOn: IsoDate | null;
  /** The slot that tells the units of it. */
  announceOn: IsoDate | null;
  /** The day that its end belongs to: the one after its last, even where the engine was away then. */
  closedOn: IsoDate | null;
  /** The day on which that end was recorded, where it is a later one. */
  recordedOn?: IsoDate;
  endedBy: 'answered' | 'date' | 'done' | 'decided' | 'before-start' | null;
  /** Raised by an extension or a reopening: its reminders are others. */
  ladderNo: number;
  answers: Record<string, Answer>;
  /** Of units that have asked for a later date, until the stage has another one or they have answered. */
  moreTime?: Record<string, MoreTime>;
  missing: string[];
  contentHash: string | null;
  /** Opened again although everybody had answered: the next answer ends it, or its date, not those that were there. */
  recalled: boolean;
  /** Deeds of its end that were refused, and the slot that tells the office; absent where none was. */
  refused?: RefusedDeed[];
  refusedOn?: IsoDate;
  /** Its live case, as the committee has it. */
  caseStatus: 'draft' | 'with-committee' | 'closed' | null;
}

/** A cycle (kỳ kế hoạch, kỳ báo cáo, đợt sơ kết, tổng kết): one of a kind, programme and period. */
export interface CycleState {
  id: string;
  programme: string;
  kind: CycleKind;
  year: number;
  part: number | null;
  title: string;
  status: 'none' | 'running' | 'paused' | 'closed';
  template: string;
  openedOn: IsoDate | null;
  /** It went on after a pause: nothing of it ended before that day. */
  resumedOn?: IsoDate;
  dataDate: IsoDate | null;
  closedOn: IsoDate | null;
  contentHash: string | null;
  stages: StageState[];
  /** Who answers for a unit (đầu mối); the head where nobody is named. */
  focal: Record<string, string>;
  /** Units that were reorganised while it ran, each with the one that follows it. */
  successors?: Record<string, string>;
  policy: string | null;
  done: Record<string, RungFact>;
  version: number;
  seq: number;
}

export function emptyCycle(id: string): CycleState {
  return {
    id,
    programme: '',
    kind: 'ad-hoc-report',
    year: 0,
    part: null,
    title: '',
    status: 'none',
    template: '',
    openedOn: null,
    dataDate: null,
    closedOn: null,
    contentHash: null,
    stages: [],
    focal: {},
    policy: null,
    done: {},
    version: 0,
    seq: 0,
  };
}

/** Business id: once per programme, kind and period. */
export function cycleIdOf(programme: string, kind: CycleKind, year: number, part: number | null): string {
  return [programme, kind, part === null ? year : `${year}-${part}`].join('.');
}

export function stageOf(state: Pick<CycleState, 'stages'>, id: string): StageState | null {
  return state.stages.find((stage) => stage.id === id) ?? null;
}

/** Whether the unit still has to answer. */
export function isOwed({ status }: Pick<Answer, 'status'>): boolean {
  return status === 'asked' || status === 'returned';
}

/** Those who still have to answer, in the order of the stage. */
export function owing(stage: Pick<StageState, 'respondents' | 'answers'>): string[] {
  return stage.respondents.filter((unit) => isOwed(stage.answers[unit] ?? NOT_YET));
}

/** The last day on which an answer is in time: the stage's, or for what was sent back the later one. */
export function lastDay(stage: Pick<StageState, 'legalDue' | 'answers'>): IsoDate | null {
  const reworks = Object.values(stage.answers).flatMap((a) =>
    a.status === 'returned' && a.reworkDue !== null ? [a.reworkDue] : [],
  );
  return [stage.legalDue, ...reworks].reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null);
}

export const NOT_YET: Answer = {
  status: 'asked',
  round: 0,
  on: null,
  contentHash: null,
  reworkDue: null,
  announceOn: null,
};

/** The id under which the committee's case of a late stage is kept. */
export function stageCaseId(cycleId: string, stage: Pick<StageState, 'id' | 'ladderNo'>): string {
  return `${cycleId}.${stage.id}.${stage.ladderNo}`;
}
