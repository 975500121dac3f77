import type { IsoDate, SupervisedSubject, SupervisionStatus } from '#contracts';
import type { RungFact } from '../ladder/index.js';

export interface SupervisionAnswer {
  unit: string;
  on: IsoDate;
  by: string;
  /** Null when it was erased. */
  text: string | null;
  documentNumber: string | null;
  documentDate: IsoDate | null;
  due: IsoDate;
  outcome: 'accepted' | 'contested' | null;
  outcomeOn: IsoDate | null;
  outcomeNote: string | null;
}

/** A recommendation of a supervising body (kiến nghị giám sát): with whom it is, and what was answered. */
export interface SupervisionState {
  id: string;
  programme: string;
  status: SupervisionStatus | 'none';
  body: string;
  by: string;
  about: SupervisedSubject;
  text: string | null;
  documentNumber: string | null;
  documentDate: IsoDate | null;
  leftOn: IsoDate | null;
  askedFor: IsoDate | null;
  assigned: { unit: string; on: IsoDate; by: string; note: string | null } | null;
  answerDue: IsoDate | null;
  answers: SupervisionAnswer[];
  /** Raised by every assignment, so that each has steps of its own. */
  round: number;
  done: Record<string, RungFact>;
  version: number;
  seq: number;
}

/** `khcn.supervision.2` */
export function supervisionIdOf(programme: string, no: number): string {
  return `${programme}.supervision.${no}`;
}

export function supervisionNo({ id }: Pick<SupervisionState, 'id'>): number {
  return Number(id.slice(id.lastIndexOf('.') + 1));
}

export function emptySupervision(id: string): SupervisionState {
  return {
    id,
    programme: id.slice(0, id.indexOf('.supervision.')),
    status: 'none',
    body: '',
    by: '',
    about: { kind: 'programme' },
    text: null,
    documentNumber: null,
    documentDate: null,
    leftOn: null,
    askedFor: null,
    assigned: null,
    answerDue: null,
    answers: [],
    round: 0,
    done: {},
    version: 0,
    seq: 0,
  };
}
