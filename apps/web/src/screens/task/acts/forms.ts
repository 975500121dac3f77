import type { DeadlineView, TaskCommandType } from '#contracts';

/** What a command asks for, field by field; one form component draws them all. */
export type Field = { name: string; label: string; required: boolean } & (
  | { kind: 'note' }
  | { kind: 'line'; most: number }
  | { kind: 'percent' }
  | { kind: 'date'; side: 'past' | 'future' }
  | { kind: 'deadline'; statuses: readonly DeadlineView['status'][] }
  | { kind: 'event' }
  | { kind: 'officer' }
  | { kind: 'files' }
);

const note = (label: string, required: boolean): Field => ({ kind: 'note', name: 'note', label, required });
const reason: Field = { kind: 'note', name: 'reason', label: 'Lý do', required: true };
const deadline = (statuses: readonly DeadlineView['status'][], required = true): Field => ({
  kind: 'deadline',
  name: 'deadlineId',
  label: 'Mốc, sản phẩm',
  required,
  statuses,
});
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
const basis = (required: boolean): Field[] => [
  { kind: 'line', name: 'basis.title', label: 'Văn bản làm căn cứ', most: 300, required },
  { kind: 'line', name: 'basis.number', label: 'Số văn bản', most: 100, required: false },
  pastDate('basis.date', 'Ngày văn bản'),
  { kind: 'line', name: 'basis.issuer', label: 'Cơ quan ban hành', most: 200, required: false },
];

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
    { kind: 'files', name: 'attachments', label: 'Tệp kèm theo', required: false },
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
  urge: [note('Nội dung đôn đốc', true)],
} satisfies Partial<Record<TaskCommandType, readonly Field[]>>;

export function fieldsOf(type: keyof typeof FIELDS): readonly Field[] {
  return FIELDS[type];
}

/** The deadlines that a field may name now. */
export function deadlinesFor(field: Field, deadlines: readonly DeadlineView[]): DeadlineView[] {
  return field.kind === 'deadline' ? deadlines.filter(({ status }) => field.statuses.includes(status)) : [];
}

/** The events that deadlines wait for, each once. */
export function awaitedEvents(deadlines: readonly DeadlineView[]): string[] {
  const names = deadlines.flatMap(({ status, rule }) =>
    status === 'waiting-event' && rule.kind === 'on-event' ? [rule.event] : [],
  );
  return [...new Set(names)];
}
