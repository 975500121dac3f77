import {
  type BasisDocument,
  type IsoDate,
  invalidField,
  type LedgerCommand,
  type MarkTracked,
  type OpenDataset,
  type TaskClass,
  UserError,
} from '#contracts';
import { requireIssued } from '../document/index.js';

/**
 * What a programme's standing body keeps beside the work (sổ của chương trình): which data are open to everybody, which
 * tasks are under study or beyond the province's authority, which indicators measure a task, and which tasks were
 * updated in the national tracker.
 */
export interface LedgerState {
  id: string;
  programme: string;
  open: Partial<Record<OpenDataset, IsoDate>>;
  classes: Record<string, { as: TaskClass; since: IsoDate }>;
  /** By task; a task that is not here is measured by what its document suggests. */
  measures: Record<string, string[]>;
  /** By task: the day of its last update in the national tracker, and the version it then had. */
  tracked?: Record<string, { on: IsoDate; version: number }>;
  version: number;
  seq: number;
}

export type LedgerEvent =
  | { type: 'open-marked'; data: { dataset: OpenDataset; open: boolean; on: IsoDate; by: string } }
  | {
      type: 'task-classed';
      data: { task: string; as: TaskClass | null; basis: BasisDocument | null; on: IsoDate; by: string };
    }
  | { type: 'task-measured'; data: { task: string; indicators: string[]; on: IsoDate; by: string } }
  /** `trackedOn` null takes it back; each task with the version that is there. */
  | {
      type: 'tasks-tracked';
      data: { tasks: Record<string, number>; trackedOn: IsoDate | null; on: IsoDate; by: string };
    };

export const LEDGER_EVENT_SCHEMA = 1;

export interface LedgerContext {
  today: IsoDate;
  actor: string;
  knownTask: (code: string) => boolean;
  knownIndicator: (code: string) => boolean;
  /** The present version of a task; undefined for one that the programme does not have. */
  versionOf: (code: string) => number | undefined;
}

export function ledgerIdOf(programme: string): string {
  return `ledger/${programme}`;
}

export function emptyLedger(id: string): LedgerState {
  const programme = id.slice('ledger/'.length);
  return { id, programme, open: {}, classes: {}, measures: {}, version: 0, seq: 0 };
}

export function evolveLedger(state: LedgerState, event: LedgerEvent): LedgerState {
  return { ...applied(state, event), seq: state.seq + 1, version: state.version + 1 };
}

function applied(state: LedgerState, event: LedgerEvent): LedgerState {
  switch (event.type) {
    case 'open-marked': {
      const { dataset, open, on } = event.data;
      const { [dataset]: _before, ...others } = state.open;
      return { ...state, open: open ? { ...others, [dataset]: on } : others };
    }
    case 'task-classed': {
      const { task, as, on } = event.data;
      const { [task]: _before, ...others } = state.classes;
      return { ...state, classes: as === null ? others : { ...others, [task]: { as, since: on } } };
    }
    case 'task-measured':
      return { ...state, measures: { ...state.measures, [event.data.task]: event.data.indicators } };
    case 'tasks-tracked': {
      const { tasks, trackedOn } = event.data;
      const others = Object.entries(state.tracked ?? {}).filter(([code]) => !(code in tasks));
      const marked = Object.entries(tasks).map(([code, version]) => [code, { on: trackedOn, version }]);
      return { ...state, tracked: Object.fromEntries([...others, ...(trackedOn === null ? [] : marked)]) };
    }
  }
}

/** @throws UserError `invalid-input`, `state-conflict` */
export function decideLedger(state: LedgerState, command: LedgerCommand, ctx: LedgerContext): LedgerEvent[] {
  const by = { on: ctx.today, by: ctx.actor };
  if (command.type === 'mark-open') {
    const { dataset, open } = command;
    if ((state.open[dataset] !== undefined) === open) {
      const message = open ? 'Dữ liệu này đã được mở.' : 'Dữ liệu này chưa được mở.';
      throw new UserError('state-conflict', message, [], { version: state.version });
    }
    return [{ type: 'open-marked', data: { dataset, open, ...by } }];
  }
  if (command.type === 'mark-tracked') return [tracked(command, ctx)];
  const { task } = command;
  if (!ctx.knownTask(task)) throw invalidField('task', `chương trình không có nhiệm vụ ${task}`);
  if (command.type === 'class-task') {
    const { as, basis } = command;
    requireIssued(basis?.date, ctx.today);
    return [{ type: 'task-classed', data: { task, as, basis, ...by } }];
  }
  const unknown = command.indicators.find((code) => !ctx.knownIndicator(code));
  if (unknown !== undefined) throw invalidField('indicators', `chương trình không có chỉ tiêu ${unknown}`);
  return [{ type: 'task-measured', data: { task, indicators: [...new Set(command.indicators)], ...by } }];
}

function tracked({ tasks, on }: MarkTracked, { today, actor, versionOf }: LedgerContext): LedgerEvent {
  if (on !== null && on > today) throw invalidField('on', 'ngày cập nhật chưa tới');
  const versions = tasks.map((code): [string, number] => {
    const version = versionOf(code);
    if (version === undefined) throw invalidField('tasks', `chương trình không có nhiệm vụ ${code}`);
    return [code, version];
  });
  const data = { tasks: Object.fromEntries(versions), trackedOn: on, on: today, by: actor };
  return { type: 'tasks-tracked', data };
}
