import type { BasisDocument, IsoDate, NoticeChoice } from '#contracts';
import type { ConnectionEvent } from './connections.js';

/**
 * Acts of administration that belong to no task (sổ quản trị): one chain for the installation, so that who changed a
 * calendar, a rule, a unit or a stand-in can be proved like everything else.
 */
export type RegisterEvent =
  | {
      type: 'stand-in-named';
      data: {
        standIn: string;
        person: string;
        by: string | null;
        scope: 'work' | 'sign';
        since: IsoDate;
        until: IsoDate;
        document: BasisDocument | null;
      };
    }
  | { type: 'stand-in-ended'; data: { standIn: string; on: IsoDate } }
  | { type: 'calendar-saved'; data: { version: string; from: string; basis: string } }
  | { type: 'policy-saved'; data: { version: string; from: string; basis: string } }
  | { type: 'rules-applied'; data: { version: string; tasks: number; basis: string } }
  | {
      type: 'units-reorganised';
      data: { kind: 'merge' | 'split' | 'rename'; map: Record<string, string>; document: BasisDocument };
    }
  | { type: 'session-called'; data: { session: string; programme: string; on: IsoDate } }
  | { type: 'session-cancelled'; data: { session: string; on: IsoDate } }
  /** At the first sign-in with the organisation's account; of the account only who vouches for it. */
  | { type: 'organisation-account-bound'; data: { person: string; issuer: string } }
  | { type: 'organisation-account-released'; data: { person: string; issuer: string } }
  /** One person from a form; what they are: `unit/role`. */
  | { type: 'person-added'; data: { person: string; roles: string[] } }
  | {
      type: 'people-imported';
      /** Of each person as they are now: `unit/role`. */
      data: { file: string; people: { person: string; active: boolean; roles: string[] }[] };
    }
  | {
      type: 'units-imported';
      data: { file: string; units: { code: string; kind: string; parent: string | null }[] };
    }
  | { type: 'tasks-imported'; data: { file: string; tasks: ImportedTask[] } }
  | { type: 'values-imported'; data: { file: string; values: ImportedValues[] } }
  /** What an import wrote was taken back by events of its own; `import` is its number in this register. */
  | { type: 'import-undone'; data: { import: number } }
  | { type: 'sessions-ended'; data: { person: string } }
  /** How a person has the mails of a day from now on. */
  | { type: 'notices-chosen'; data: { person: string; choice: NoticeChoice } }
  /** What a mail server sent back after it had taken it, by its code. */
  | { type: 'mail-bounced'; data: { message: string; person: string; status: string } }
  /** Mail came back from it more than once: none is sent to it any more; `message` is the last one. */
  | { type: 'address-suspended'; data: { person: string; message: string } }
  | { type: 'address-released'; data: { person: string } }
  /** Recorded by its standing body, on the document that ended it. */
  | { type: 'programme-closed'; data: { programme: string; on: IsoDate; document: BasisDocument } }
  | { type: 'urging-sent'; data: { urging: string; tasks: string[]; persons: number } }
  | ConnectionEvent;

/** A task that an import wrote: the last event before it, 0 for one that it made, and the version that it left. */
export interface ImportedTask {
  task: string;
  before: number;
  version: number;
}

/** Numbers of one indicator that an import recorded, by their numbers, and the version that it left. */
export interface ImportedValues {
  indicator: string;
  nos: number[];
  version: number;
}

/** The register has no state of its own but its length; what it says is kept in the tables it speaks of. */
export interface RegisterState {
  id: string;
  programme: string;
  version: number;
  seq: number;
}

export const REGISTER_ID = 'register';
export const REGISTER_EVENT_SCHEMA = 1;

export function emptyRegister(id: string = REGISTER_ID): RegisterState {
  return { id, programme: '', version: 0, seq: 0 };
}

export function evolveRegister(state: RegisterState, _event: RegisterEvent): RegisterState {
  return { ...state, version: state.version + 1, seq: state.seq + 1 };
}
