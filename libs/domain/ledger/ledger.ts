import {
  type BasisDocument,
  type IsoDate,
  type LedgerCommand,
  type OpenDataset,
  type TaskClass,
  UserError,
} from '#contracts';

/**
 * What a programme's standing body keeps beside the work (sổ của chương trình): which data are open to everybody, which
 * tasks are under study or beyond the province's authority, and which indicators measure a task.
 */
export interface LedgerState {
  id: string;
  programme: string;
  open: Partial<Record<OpenDataset, IsoDate>>;
  classes: Record<string, { as: TaskClass; since: IsoDate }>;
  /** By task; a task that is not here is measured by what its document suggests. */
  measures: Record<string, string[]>;
  version: number;
  seq: number;
}

export type LedgerEvent =
  | { type: 'open-marked'; data: { dataset: OpenDataset; open: boolean; on: IsoDate; by: string } }
  | {
      type: 'task-classed';
      data: { task: string; as: TaskClass | null; basis: BasisDocument | null; on: IsoDate; by: string };
    }
  | { type: 'task-measured'; data: { task: string; indicators: string[]; on: IsoDate; by: string } };

export const LEDGER_EVENT_SCHEMA = 1;

export interface LedgerContext {
  today: IsoDate;
  actor: string;
  knownTask: (code: string) => boolean;
  knownIndicator: (code: string) => boolean;
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
  const { task } = command;
  if (!ctx.knownTask(task)) throw invalid('task', `chương trình không có nhiệm vụ ${task}`);
  if (command.type === 'class-task') {
    const { as, basis } = command;
    return [{ type: 'task-classed', data: { task, as, basis, ...by } }];
  }
  const unknown = command.indicators.find((code) => !ctx.knownIndicator(code));
  if (unknown !== undefined) throw invalid('indicators', `chương trình không có chỉ tiêu ${unknown}`);
  return [{ type: 'task-measured', data: { task, indicators: [...new Set(command.indicators)], ...by } }];
}

function invalid(path: string, message: string): UserError {
  return new UserError('invalid-input', 'Dữ liệu chưa đúng.', [{ path, message }]);
}
