import { type IsoDate, invalidField, type RecordMoney, UserError } from '#contracts';
import { requireIssued } from '../document/index.js';
import type { MoneyEvent, MoneyYearState } from './state.js';

export interface MoneyContext {
  today: IsoDate;
  actor: string;
  /** Sources of the programme's document, and which of them have parts. */
  sources: readonly { id: string; parent: string | null }[];
  knownTask: (code: string) => boolean;
  knownGroup: (group: number) => boolean;
}

/** @throws UserError `invalid-input`, `state-conflict` */
export function decideMoney(state: MoneyYearState, input: RecordMoney, ctx: MoneyContext): MoneyEvent[] {
  const { kind, source, amount, on, document, note, task = null, group = null, corrects = null } = input;
  if (!ctx.sources.some((s) => s.id === source)) throw invalidField('source', `không có nguồn vốn ${source}`);
  if (ctx.sources.some((s) => s.parent === source)) {
    throw invalidField('source', `nguồn ${source} còn chia nhỏ; ghi vào nguồn thành phần`);
  }
  if (task !== null && !ctx.knownTask(task)) throw invalidField('task', `không có nhiệm vụ ${task}`);
  if (group !== null && !ctx.knownGroup(group)) throw invalidField('group', `không có nhóm ${group}`);
  if (kind === 'disbursed' && on > ctx.today)
    throw invalidField('on', 'số giải ngân không thể ở ngày chưa đến');
  requireIssued(document?.date, ctx.today, 'document.date');
  if (corrects !== null) refuseWrongCorrection(state, input, corrects);
  const no = state.entries.length + 1;
  const recorded = { recordedOn: ctx.today, by: ctx.actor, corrects };
  const data = { no, kind, source, task, group, amount, on, document, ...recorded };
  return [{ type: 'money-recorded', data, ...(note === undefined ? {} : { text: { note } }) }];
}

function refuseWrongCorrection(state: MoneyYearState, { kind }: RecordMoney, corrects: number): void {
  const named = state.entries.find((e) => e.no === corrects);
  if (!named) throw invalidField('corrects', `năm này không có khoản ${corrects}`);
  if (named.kind !== kind) throw invalidField('corrects', 'khoản được thay thuộc loại khác');
  if (named.correctedBy === null) return;
  const message = `Khoản ${corrects} đã được thay bằng khoản ${named.correctedBy}.`;
  throw new UserError('state-conflict', message, [], { version: state.version });
}
