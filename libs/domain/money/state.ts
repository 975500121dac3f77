import type { BasisDocument, IsoDate, MoneyKind } from '#contracts';

/** One amount in million đồng. It is never changed: a later one may take its place. */
export interface MoneyEntry {
  no: number;
  kind: MoneyKind;
  source: string;
  task: string | null;
  group: number | null;
  amount: number;
  on: IsoDate;
  document: BasisDocument | null;
  note: string | null;
  recordedOn: IsoDate;
  by: string;
  corrects: number | null;
  correctedBy: number | null;
}

/** What has been recorded of one year of a programme. */
export interface MoneyYearState {
  id: string;
  programme: string;
  year: number;
  entries: MoneyEntry[];
  version: number;
  seq: number;
}

export interface MoneyEvent {
  type: 'money-recorded';
  data: Omit<MoneyEntry, 'recordedOn' | 'correctedBy' | 'note'> & { recordedOn: IsoDate };
  text?: { note?: string };
}

export const MONEY_EVENT_SCHEMA = 1;

export function moneyIdOf(programme: string, year: number): string {
  return `money/${programme}/${year}`;
}

export function emptyMoneyYear(id: string): MoneyYearState {
  const [, programme = '', year = '0'] = id.split('/');
  return { id, programme, year: Number(year), entries: [], version: 0, seq: 0 };
}

export function evolveMoney(state: MoneyYearState, { data, text }: MoneyEvent): MoneyYearState {
  const entry: MoneyEntry = { ...data, note: text?.note ?? null, correctedBy: null };
  const earlier = state.entries.map((e) => (e.no === data.corrects ? { ...e, correctedBy: data.no } : e));
  return { ...state, entries: [...earlier, entry], seq: state.seq + 1, version: state.version + 1 };
}
