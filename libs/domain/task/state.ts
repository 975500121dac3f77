import type { BasisDocument, DueRule, Instant, IsoDate, TaskProfile } from '#contracts';
import type { RungFact } from '../ladder/index.js';

export type TaskStatus = 'draft' | 'active' | 'suspended' | 'stopped' | 'completed';

export type DeadlineStatus =
  | 'waiting-event' // `on-event`: no date until the event is recorded
  | 'continuous' // no date at all, only reports
  | 'open'
  | 'submitted' // with the checker
  | 'rework' // returned; runs to the rework date
  | 'accepted'
  | 'backlog' // due before go-live or imported overdue; silent until confirmed (rule 7)
  | 'history'; // fulfilled or past before the programme went live; never reminded

export interface Submission {
  /** Counted per deadline, from 1. */
  no: number;
  at: Instant;
  by: string;
  /** The day from which the checker's five working days run: the day of recording. */
  recordedOn: IsoDate;
  /** The day that counts as the day of completion: the document's own date or the day it was sent. */
  completedOn: IsoDate;
  checkDue: IsoDate;
  /** `completedOn` lies before the day of recording. */
  backdated: boolean;
  /** What the deadline was before, and is again when the submission is taken back. */
  from?: DeadlineStatus;
}

export interface DeadlineState {
  id: string;
  deliverable: string;
  rule: DueRule;
  status: DeadlineStatus;
  /** Never overwritten once set (rule 8). */
  originalLegalDue: IsoDate | null;
  legalDue: IsoDate | null;
  workingDue: IsoDate | null;
  /** The day of the event that an `on-event` term is counted from. */
  countedFrom?: IsoDate | null;
  explanation: string[];
  /** Raised by every act that gives the deadline a new ladder. */
  ladderNo: number;
  /** The day the present ladder's holder got it; rungs before it are dropped. */
  ladderFrom: IsoDate | null;
  /** Rungs whose slot lies before this instant are dropped (the assignment, return or resumption came after them). */
  ladderSince: Instant | null;
  reworkDue: IsoDate | null;
  submission: Submission | null;
  submissions: number;
  completedOn: IsoDate | null;
  /** The case opened for this deadline's present ladder, as far as the task knows it. */
  case: { id: string; status: 'draft' | 'with-committee' | 'closed' } | null;
  /** The document that gave the present date, where it is not the task's own. */
  basis?: BasisDocument | null;
  /** The request for more time that is not decided yet. */
  extension?: ExtensionRequest | null;
  extensions?: { granted: number; refused: number };
  /** Every date it ever had after the first, oldest first (rule 8). */
  dates?: DateChange[];
  /** The committee kept the date: the ladder runs to this day, on which the work is looked at again. */
  directiveDue?: IsoDate | null;
}

export interface ExtensionRequest {
  no: number;
  newDue: IsoDate;
  requestedOn: IsoDate;
  by: string;
  /** The unit's letter, once its head (or a stand-in for the head) has signed it. */
  signedOn: IsoDate | null;
  signedBy: string | null;
}

/** `calendar`: a counted date moved with the calendar; nobody decided on it. */
export type DateChangeKind =
  | 'extension'
  | 'conclusion'
  | 'answer'
  | 'correction'
  | 'replacement'
  | 'calendar';

export interface DateChange {
  kind: DateChangeKind;
  from: IsoDate | null;
  to: IsoDate;
  on: IsoDate;
  basis: BasisDocument | null;
}

/** What was asked of a coordinating unit, with a date of its own; its days are counted apart. */
export interface InputRequest {
  no: number;
  unit: string;
  due: IsoDate;
  askedOn: IsoDate;
  by: string;
  status: 'open' | 'given' | 'withdrawn';
  endedOn: IsoDate | null;
  /** Taken up again after a suspension: what would have been said before is dropped. */
  since?: Instant;
}

/** A difficulty (vướng mắc): open until somebody owns it by a date, until it is resolved. */
export interface Difficulty {
  no: number;
  reportedOn: IsoDate;
  /** Null in what was recorded before names were kept with it. */
  by: string | null;
  status: 'open' | 'owned' | 'resolved';
  owner: string | null;
  ownedOn: IsoDate | null;
  due: IsoDate | null;
  resolvedOn: IsoDate | null;
  since?: Instant;
}

/** The check of an investment against what ministries and branches have invested in; the last one counts. */
export interface DuplicationCheck {
  no: number;
  on: IsoDate;
  by: string;
  conclusion: 'none' | 'adjusted' | 'duplicate';
  checkedWith: string;
  basis: BasisDocument;
}

export interface TaskState {
  id: string;
  code: string;
  programme: string;
  kind: 'task' | 'obligation';
  group: number | null;
  title: string;
  classification: 'normal' | 'internal';
  status: TaskStatus;
  /** First is the focal one. */
  leadUnits: string[];
  /** Holds the task where the document names no debtor: the standing body. */
  heldBy: string | null;
  coordinatingUnits: string[];
  officer: string | null;
  watcher: string | null;
  basis: BasisDocument | null;
  demo: boolean;
  assignedOn: IsoDate | null;
  /** The day the assignment was recorded; acknowledgement is counted from the later of the two. */
  assignmentRecordedOn: IsoDate | null;
  acknowledgedOn: IsoDate | null;
  /** The last day the officer acted; silence is counted from it. */
  lastActOn: IsoDate | null;
  deadlines: DeadlineState[];
  done: Record<string, RungFact>;
  /** Notices that ride the next digest (assignment, return, acceptance, submission), oldest first. */
  notices: Notice[];
  inputs: InputRequest[];
  difficulties: Difficulty[];
  /** Work that invests: it is activated only after a recorded check. */
  investment?: boolean;
  duplicationCheck?: DuplicationCheck;
  /** The version of the rules that the task runs by; null for what was activated before versions were kept. */
  policy: string | null;
  /** The last urging by the office. */
  urgedOn: IsoDate | null;
  /** The last end of a suspension or a stop: what fell between is not sent. */
  takenUpAgainAt?: Instant;
  /** Raised by every event but facts of dispatch; the version that people and planned items compare. */
  version: number;
  /** Number of the last event. */
  seq: number;
}

export type NoticeKind =
  | 'assigned'
  | 'returned'
  | 'accepted'
  | 'submitted'
  | 'extension-drafted'
  | 'extension-signed'
  | 'extension-decided'
  | 'date-moved'
  | 'concluded'
  | 'amended'
  | 'input-asked'
  | 'input-given'
  | 'difficulty-reported'
  | 'difficulty-owned'
  | 'difficulty-resolved';

export interface Notice {
  /** Kind, what it is about where there are several (`input-given/2`, `extension-decided/granted`), and the instant. */
  key: string;
  kind: NoticeKind;
  deadlineId: string | null;
  at: Instant;
  /** The unit or the person it is for, where the kind alone does not say. */
  to?: string;
}

/** Key of the rung within the task: rungs of a deadline are prefixed by its id. */
export function doneKey(deadlineId: string | null, rungKey: string): string {
  return deadlineId === null ? rungKey : `${deadlineId}:${rungKey}`;
}

/** What the deadline is but for a submission that waits for its check. */
export function workStatus(d: DeadlineState): DeadlineStatus {
  return d.status === 'submitted' ? (d.submission?.from ?? 'open') : d.status;
}

/** The deadline with another `workStatus`: what waits for its check goes on waiting. */
export function withWorkStatus(d: DeadlineState, status: DeadlineStatus): Partial<DeadlineState> {
  if (d.status !== 'submitted' || d.submission === null) return { status };
  return { submission: { ...d.submission, from: status } };
}

/** A task nobody has written yet; `task-created` is the first event of every stream. */
export function emptyTask(id: string): TaskState {
  return {
    id,
    code: '',
    programme: '',
    kind: 'task',
    group: null,
    title: '',
    classification: 'normal',
    status: 'draft',
    leadUnits: [],
    heldBy: null,
    coordinatingUnits: [],
    officer: null,
    watcher: null,
    basis: null,
    demo: false,
    assignedOn: null,
    assignmentRecordedOn: null,
    acknowledgedOn: null,
    lastActOn: null,
    deadlines: [],
    done: {},
    notices: [],
    inputs: [],
    difficulties: [],
    policy: null,
    urgedOn: null,
    version: 0,
    seq: 0,
  };
}

/** The profile as stored by `profile-completed`: only given fields. */
export type ProfileChange = Omit<TaskProfile, 'deadlines'>;
