import type { CaseCommand, CaseView, Conclusion } from '#contracts';

/** What each act on a case asks for. Names are the fields of the command, so that a refusal finds its line. */

export type FormAct = CaseCommand['type'];
export type Outcome = Conclusion['outcome'];
/** What was typed, by field; units are joined by commas. */
export type Typed = Readonly<Record<string, string>>;

/** A form as it stands: what it keeps while it is closed, and when somebody else was faster. */
export interface Draft {
  outcome: Outcome | null;
  typed: Typed;
}

export type FieldKind =
  | 'note'
  | 'line'
  | 'future'
  | 'past'
  | 'unit'
  | 'units'
  | 'choice'
  | 'files'
  | 'session';

export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  required?: boolean;
  options?: Readonly<Record<string, string>>;
}

const directive = (required: boolean): Field => ({
  name: 'directive',
  label: 'Ý kiến chỉ đạo',
  kind: 'note',
  required,
});
const newDue = (required: boolean): Field => ({ name: 'newDue', label: 'Hạn mới', kind: 'future', required });
const checkDue = (required: boolean): Field => ({
  name: 'checkDue',
  label: 'Ngày kiểm tra lại',
  kind: 'future',
  required,
});
const reason: Field = { name: 'reason', label: 'Lý do', kind: 'note', required: true };

export const OUTCOME_FIELDS: Record<Outcome, readonly Field[]> = {
  'new-date': [newDue(true), directive(false)],
  'keep-date': [directive(true), checkDue(true)],
  reassign: [
    { name: 'leadUnits', label: 'Đơn vị chủ trì mới', kind: 'units', required: true },
    { ...newDue(false), label: 'Hạn mới (khi được quyết định thời hạn)' },
    { ...checkDue(false), label: 'hoặc ngày kiểm tra lại' },
    directive(false),
  ],
  'request-explanation': [
    { name: 'question', label: 'Nội dung đề nghị giải trình', kind: 'note', required: true },
    { name: 'due', label: 'Giải trình trước hết ngày', kind: 'future', required: true },
  ],
  suspend: [reason],
  'recommend-stop': [reason],
  'recommend-date': [{ ...newDue(true), label: 'Thời hạn kiến nghị' }, reason],
  return: [reason],
};

const NOTE: Field = { name: 'note', label: 'Ghi chú', kind: 'note' };
const DOCUMENT: readonly Field[] = [
  { name: 'documentNumber', label: 'Số văn bản', kind: 'line' },
  { name: 'documentDate', label: 'Ngày văn bản', kind: 'past' },
];

export const ACT_FIELDS: Record<FormAct, readonly Field[]> = {
  propose: [{ ...NOTE, label: 'Thuyết minh thêm' }],
  conclude: [],
  'send-up': [{ ...NOTE, label: 'Lời trình' }],
  close: [reason],
  'give-statement': [
    { name: 'text', label: 'Ý kiến của đơn vị', kind: 'note', required: true },
    { name: 'attachments', label: 'Tệp kèm theo', kind: 'files' },
  ],
  'give-opinion': [{ name: 'text', label: 'Ý kiến', kind: 'note', required: true }],
  'record-minutes': [
    {
      name: 'kind',
      label: 'Loại văn bản',
      kind: 'choice',
      required: true,
      options: { minutes: 'Biên bản', 'opinion-sheet': 'Phiếu xin ý kiến', notice: 'Thông báo kết luận' },
    },
    ...DOCUMENT,
    { name: 'attachments', label: 'Tệp kèm theo', kind: 'files' },
  ],
  'record-answer': [
    {
      name: 'answer',
      label: 'Trả lời của cấp có thẩm quyền',
      kind: 'choice',
      required: true,
      options: { agreed: 'Đồng ý', refused: 'Không đồng ý' },
    },
    { ...newDue(false), label: 'Thời hạn được đồng ý, nếu khác kiến nghị' },
    { name: 'title', label: 'Tên văn bản trả lời', kind: 'line', required: true },
    ...DOCUMENT,
    { name: 'issuerUnit', label: 'Cơ quan ban hành', kind: 'unit', required: true },
    NOTE,
  ],
  schedule: [{ name: 'session', label: 'Phiên họp', kind: 'session' }],
};

/** Whether the act is made of an outcome with its own fields. */
export function takesOutcome(act: FormAct): boolean {
  return act === 'conclude' || act === 'propose';
}

export function fieldsOf(act: FormAct, outcome: Outcome | null): readonly Field[] {
  const own = ACT_FIELDS[act];
  return takesOutcome(act) && outcome !== null ? [...OUTCOME_FIELDS[outcome], ...own] : own;
}

const ORDER: readonly Outcome[] = [
  'new-date',
  'recommend-date',
  'keep-date',
  'reassign',
  'request-explanation',
  'suspend',
  'recommend-stop',
  'return',
];

/**
 * The outcomes to choose from: a date is set by whoever may move it, and recommended by everybody else. Where nothing
 * is known of the authority both are offered, and the server judges. Nobody proposes that the case come back to them.
 */
export function outcomesFor(
  { competence }: Pick<CaseView, 'competence'>,
  act: FormAct = 'conclude',
): Outcome[] {
  const { may, because } = competence.move;
  const known = because.length > 0;
  return ORDER.filter((outcome) => {
    if (outcome === 'return') return act !== 'propose';
    if (outcome === 'new-date') return may || !known;
    return outcome !== 'recommend-date' || !may;
  });
}
