import type { DigestLine, DigestView } from './view.js';

/** Lines about the same deadline that a new assignment can be told with. */
const CARRIES_ASSIGNMENT: ReadonlySet<DigestLine['kind']> = new Set([
  'reminder',
  'head-reminder',
  'question',
  'nudge',
  'overdue',
]);

/**
 * The lines as they are told: a deadline that is new and also due soon is one thing to a reader, not two. The
 * assignment becomes a remark of the reminder; the calendar attachment still has its entry.
 */
export function spokenLines(view: DigestView): DigestLine[] {
  const carriers = new Map<string, DigestLine>();
  for (const line of view.lines) {
    if (line.deadline && CARRIES_ASSIGNMENT.has(line.kind)) carriers.set(line.deadline.id, line);
  }
  const assigned = view.lines.filter(
    (line) => line.kind === 'assigned' && carriers.has(line.deadline?.id ?? ''),
  );
  const carrying = new Set(assigned.map((line) => carriers.get(line.deadline!.id)));
  const form = view.recipient.formOfAddress;
  const remark = `Nhiệm vụ mới được giao: đề nghị ${form} tiếp nhận.`;
  return view.lines
    .filter((line) => !assigned.includes(line))
    .map((line) =>
      carrying.has(line) ? { ...line, note: [line.note, remark].filter(Boolean).join(' ') } : line,
    );
}
