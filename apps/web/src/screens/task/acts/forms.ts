import type { DeadlineView, DifficultyView, InputView, TaskCommandType, TaskView } from '#contracts';
import { DUPLICATION_WORD } from '../texts.js';

/** What a command asks for, field by field; one form component draws them all. */
export type Field = {
  name: string;
  label: string;
  required: boolean;
  /** Asked for, and then required, only where another field says one of these. */
  whenOf?: { field: string; says: readonly string[] };
} & (
  | { kind: 'note' }
  | { kind: 'line'; most: number }
  | { kind: 'percent' }
  | { kind: 'date'; side: 'past' | 'future' }
  | { kind: 'deadline'; statuses: readonly DeadlineView['status'][]; only?: (d: DeadlineView) => boolean }
  | { kind: 'unit' }
  | { kind: 'units'; most: number }
  | { kind: 'person' }
  | { kind: 'choice'; words: Readonly<Record<string, string>> }
  | { kind: 'rule' }
  | { kind: 'input'; only?: (i: InputView) => boolean }
  | { kind: 'difficulty'; only?: (d: DifficultyView) => boolean }
  | { kind: 'event' }
  | { kind: 'officer' }
  | { kind: 'files' }
);

const note = (label: string, required: boolean): Field => ({ kind: 'note', name: 'note', label, required });
const reason: Field = { kind: 'note', name: 'reason', label: 'Lý do', required: true };
const deadline = (
  statuses: readonly DeadlineView['status'][],
  required = true,
  only?: (d: DeadlineView) => boolean,
): Field => ({
  kind: 'deadline',
  name: 'deadlineId',
  label: 'Mốc, sản phẩm',
  required,
  statuses,
  ...(only === undefined ? {} : { only }),
});
const RUNNING = ['open', 'rework', 'submitted'] as const;
/** With a request for more time: drafted, signed, or either. */
const asked = (signed: boolean | null): Field =>
  deadline(RUNNING, true, ({ extension }) =>
    extension === null ? false : signed === null || (extension.signedOn !== null) === signed,
  );
const files: Field = { kind: 'files', name: 'attachments', label: 'Tệp kèm theo', required: false };
const pastDate = (name: string, label: string, required = false): Field => ({
  kind: 'date',
  side: 'past',
  name,
  label,
  required,
});
const reworkDue: Field = {
  kind: 'date',
  side: 'future',
  name: 'reworkDue',
  label: 'Hoàn thiện lại chậm nhất ngày',
  required: false,
};
const basis = (required: boolean, numbered = false): Field[] => [
  { kind: 'line', name: 'basis.title', label: 'Văn bản làm căn cứ', most: 300, required },
  { kind: 'line', name: 'basis.number', label: 'Số văn bản', most: 100, required: numbered },
  pastDate('basis.date', 'Ngày văn bản', numbered),
  { kind: 'unit', name: 'basis.issuerUnit', label: 'Cơ quan ban hành', required: false },
  {
    kind: 'line',
    name: 'basis.issuer',
    label: 'Cơ quan ban hành, nếu không có trong danh mục',
    most: 200,
    required: false,
  },
];
const moved: readonly Field[] = [
  deadline(['open', 'rework', 'submitted', 'backlog', 'waiting-event', 'continuous']),
  { kind: 'rule', name: 'rule', label: 'Hạn theo văn bản', required: true },
  reason,
  ...basis(true, true),
];
const future = (name: string, label: string, required: boolean): Field => ({
  kind: 'date',
  side: 'future',
  name,
  label,
  required,
});
const difficulty = (only?: (d: DifficultyView) => boolean): Field => ({
  ...{ kind: 'difficulty', name: 'difficultyNo', label: 'Vướng mắc', required: true },
  ...(only === undefined ? {} : { only }),
});
const input = (only?: (i: InputView) => boolean): Field => ({
  ...{ kind: 'input', name: 'inputNo', label: 'Lần xin ý kiến', required: true },
  ...(only === undefined ? {} : { only }),
});

/** `acknowledge` asks nothing; drafts are completed and activated in the office's sheet. */
export const FIELDS = {
  activate: [pastDate('assignedOn', 'Ngày giao (để trống: hôm nay)')],
  assign: [{ kind: 'officer', name: 'officer', label: 'Cán bộ', required: true }, note('Lời nhắn', false)],
  acknowledge: [],
  'report-progress': [
    note('Tiến độ', true),
    { kind: 'percent', name: 'percent', label: 'Đã làm được (%)', required: false },
  ],
  'report-difficulty': [note('Vướng mắc, đề xuất tháo gỡ', true)],
  'submit-deliverable': [
    deadline(['open', 'rework', 'continuous', 'backlog']),
    { kind: 'line', name: 'documentNumber', label: 'Số văn bản', most: 100, required: false },
    pastDate('documentDate', 'Ngày văn bản'),
    pastDate('sentOn', 'Ngày gửi, nếu khác hôm nay'),
    files,
    note('Ghi chú', false),
  ],
  'withdraw-submission': [deadline(['submitted']), note('Lý do', false)],
  'accept-deliverable': [deadline(['submitted']), note('Ý kiến', false)],
  'return-deliverable': [deadline(['submitted']), note('Nội dung cần hoàn thiện', true), reworkDue],
  'record-event': [
    { kind: 'event', name: 'event', label: 'Sự kiện', required: true },
    pastDate('on', 'Ngày xảy ra', true),
    note('Ghi chú', false),
  ],
  suspend: [reason, ...basis(false)],
  resume: [reason],
  stop: [reason, ...basis(true)],
  reopen: [deadline(['accepted'], false), reason, reworkDue],
  'confirm-backlog': [deadline(['backlog']), note('Ghi chú', false)],
  'request-extension': [
    deadline(['open'], true, ({ legalDue, extension }) => legalDue !== null && extension === null),
    future('newDue', 'Đề nghị hạn mới', true),
    reason,
    files,
  ],
  'sign-extension': [
    asked(false),
    { kind: 'line', name: 'documentNumber', label: 'Số văn bản của đơn vị', most: 100, required: false },
    pastDate('documentDate', 'Ngày văn bản'),
    { ...reason, required: false, label: 'Lý do nêu trong công văn, nếu khác dự thảo' },
  ],
  'withdraw-extension': [asked(null), note('Lý do', false)],
  'decide-extension': [
    asked(true),
    {
      kind: 'choice',
      name: 'decision',
      label: 'Quyết định',
      required: true,
      words: { grant: 'Gia hạn', refuse: 'Không gia hạn' },
    },
    future('newDue', 'Hạn mới, nếu khác ngày đơn vị đề nghị', false),
    { ...reason, required: false, label: 'Lý do (cần khi không gia hạn)' },
    ...basis(false),
  ],
  'correct-date': moved,
  'replace-basis': moved,
  'request-input': [
    { kind: 'unit', name: 'unit', label: 'Đơn vị được xin ý kiến', required: true },
    { kind: 'note', name: 'question', label: 'Nội dung xin ý kiến', required: true },
    future('due', 'Cần có ý kiến chậm nhất ngày', true),
  ],
  'give-input': [
    input(({ mayGive }) => mayGive),
    note('Ý kiến', true),
    { kind: 'line', name: 'documentNumber', label: 'Số văn bản', most: 100, required: false },
    pastDate('documentDate', 'Ngày văn bản'),
    files,
  ],
  'withdraw-input': [input(), note('Lý do', false)],
  'assign-difficulty': [
    difficulty(),
    { kind: 'person', name: 'owner', label: 'Người xử lý', required: true },
    future('due', 'Xử lý xong chậm nhất ngày', true),
  ],
  'resolve-difficulty': [difficulty(({ mayResolve }) => mayResolve), note('Kết quả xử lý', true)],
  'record-duplication-check': [
    { kind: 'line', name: 'checkedWith', label: 'Bộ, ngành đã đối chiếu', most: 300, required: true },
    {
      kind: 'choice',
      name: 'conclusion',
      label: 'Kết luận',
      required: true,
      words: DUPLICATION_WORD,
    },
    note('Nội dung đối chiếu', true),
    ...basis(true),
    files,
  ],
  urge: [note('Nội dung đôn đốc', true)],
} satisfies Partial<Record<TaskCommandType, readonly Field[]>>;

export function fieldsOf(type: keyof typeof FIELDS): readonly Field[] {
  return FIELDS[type];
}

/** The deadlines that a field may name now. */
export function deadlinesFor(field: Field, deadlines: readonly DeadlineView[]): DeadlineView[] {
  if (field.kind !== 'deadline') return [];
  const { statuses, only = () => true } = field;
  return deadlines.filter((d) => statuses.includes(d.status) && only(d));
}

/** What a numbered field may name now. */
export function openInputs(field: Field, { inputs }: Pick<TaskView, 'inputs'>): InputView[] {
  if (field.kind !== 'input') return [];
  return inputs.filter((input) => input.status === 'open' && (field.only?.(input) ?? true));
}

export function openDifficulties(
  field: Field,
  { difficulties }: Pick<TaskView, 'difficulties'>,
): DifficultyView[] {
  if (field.kind !== 'difficulty') return [];
  return difficulties.filter((one) => one.status !== 'resolved' && (field.only?.(one) ?? true));
}

/** The events that deadlines wait for, each once. */
export function awaitedEvents(deadlines: readonly DeadlineView[]): string[] {
  const names = deadlines.flatMap(({ status, rule }) =>
    status === 'waiting-event' && rule.kind === 'on-event' ? [rule.event] : [],
  );
  return [...new Set(names)];
}
