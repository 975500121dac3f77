import type { ProposeAmendment, TaskView } from '#contracts';
import { draftOf } from '../../rule/draft.js';
import { bodyOf, type Typed } from '../task/acts/command-of.js';
import type { Field } from '../task/acts/forms.js';
import { form } from './texts.js';

type FormField = Exclude<Field, { kind: 'files' }>;

/** What the form asks for: everything of a new task, or what may become another of one that is there. */
export function fieldsFor(
  task: TaskView | null,
  choices: { units: Readonly<Record<string, string>>; programmes: Readonly<Record<string, string>> },
): FormField[] {
  const required = task === null;
  const fields: FormField[] = [
    { kind: 'choice', name: 'unit', label: form.unit, required: true, words: choices.units },
    { kind: 'line', name: 'title', label: form.name, most: 500, required },
    { kind: 'units', name: 'leadUnits', label: form.leads, most: 5, required },
    { kind: 'units', name: 'coordinatingUnits', label: form.coordinating, most: 150, required: false },
  ];
  if (task === null) {
    fields.unshift({
      ...{ kind: 'choice', name: 'programme', label: form.programme, required: true },
      words: choices.programmes,
    } as FormField);
    fields.push({
      ...{ kind: 'choice', name: 'investment', label: form.investment, required: false },
      words: form.investmentWord,
    } as FormField);
  }
  if (task !== null && task.deadlines.length > 1) {
    fields.push({
      ...{ kind: 'choice', name: 'deadlineId', label: form.deadline, required: false },
      words: Object.fromEntries(task.deadlines.map(({ id, deliverable }) => [id, deliverable || id])),
    } as FormField);
  }
  return [
    ...fields,
    { kind: 'line', name: 'deliverable', label: form.deliverable, most: 500, required: false },
    { kind: 'rule', name: 'rule', label: form.rule, required: false },
    { kind: 'note', name: 'reason', label: form.reason, required: true },
    { kind: 'line', name: 'basis.title', label: form.basisTitle, most: 300, required: false },
    { kind: 'line', name: 'basis.number', label: form.basisNumber, most: 100, required: false },
    { kind: 'date', side: 'past', name: 'basis.date', label: form.basisDate, required: false },
  ];
}

/** What stands in the form at first: the task as it is. Of several deadlines none is chosen yet. */
export function startOf(task: TaskView | null, programme: string, units: readonly string[]): Typed {
  const unit: Record<string, string> = units.length === 1 ? { unit: units[0]! } : {};
  if (task === null) return { programme, ...unit };
  const only = task.deadlines.length === 1 ? task.deadlines[0]! : null;
  return {
    ...unit,
    title: task.title,
    leadUnits: task.leads.map(({ code }) => code).join(','),
    coordinatingUnits: task.coordinating.map(({ code }) => code).join(','),
    ...(only === null ? {} : { deliverable: only.deliverable, rule: JSON.stringify(draftOf(only.rule)) }),
  };
}

const CONTENT = ['title', 'deliverable', 'rule', 'leadUnits', 'coordinatingUnits'] as const;

/** The request: of a change only what differs from what the form began with. */
export function proposalOf(
  task: TaskView | null,
  programme: string,
  fields: readonly Field[],
  typed: Typed,
): object {
  const body = bodyOf(fields, typed);
  const start = bodyOf(fields, startOf(task, programme, []));
  const same = (name: string) => JSON.stringify(body[name]) === JSON.stringify(start[name]);
  const content = Object.fromEntries(
    CONTENT.filter((name) => body[name] !== undefined && (task === null || !same(name))).map((name) => [
      name,
      body[name],
    ]),
  ) as ProposeAmendment['content'];
  // Everybody who coordinated is taken off.
  if (task !== null && task.coordinating.length > 0 && body['coordinatingUnits'] === undefined) {
    content.coordinatingUnits = [];
  }
  const ofDeadline = content.deliverable !== undefined || content.rule !== undefined;
  const deadlineId = body['deadlineId'] ?? (task?.deadlines.length === 1 ? task.deadlines[0]!.id : undefined);
  return {
    programme: task?.programme ?? body['programme'],
    unit: body['unit'],
    ...(task === null ? {} : { task: task.id }),
    ...(task !== null && ofDeadline && deadlineId !== undefined ? { deadlineId } : {}),
    content: { ...content, ...(task === null && body['investment'] === 'yes' ? { investment: true } : {}) },
    reason: body['reason'],
    ...(body['basis'] === undefined ? {} : { basis: body['basis'] }),
  };
}
