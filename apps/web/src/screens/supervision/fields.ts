import type { SupervisionCommandType } from '#contracts';
import { bodyOf, type Typed } from '../task/acts/command-of.js';
import type { Field } from '../task/acts/forms.js';
import { texts } from './texts.js';

export type FormField = Exclude<Field, { kind: 'files' }>;

const { form, fields } = texts;
const DOCUMENT: FormField[] = [
  { kind: 'line', name: 'documentNumber', label: form.number, most: 100, required: false },
  { kind: 'date', side: 'past', name: 'documentDate', label: form.date, required: false },
];
const note: FormField = { kind: 'note', name: 'note', label: fields.note, required: false };

/** What each act asks for. */
export const FIELDS_OF_ACT: Record<SupervisionCommandType, readonly FormField[]> = {
  assign: [
    { kind: 'unit', name: 'unit', label: fields.unit, required: true },
    { kind: 'date', side: 'future', name: 'answerDue', label: fields.due, required: false },
    note,
  ],
  answer: [{ kind: 'note', name: 'text', label: fields.text, required: true }, ...DOCUMENT],
  accept: [note],
  contest: [{ ...note, label: fields.why, required: true }],
  withdraw: [note],
};

/** What a new recommendation asks for. */
export function leavingFields(
  bodies: Readonly<Record<string, string>>,
  programmes: Readonly<Record<string, string>>,
): FormField[] {
  return [
    { kind: 'choice', name: 'body', label: form.body, required: true, words: bodies },
    { kind: 'choice', name: 'programme', label: form.programme, required: true, words: programmes },
    { kind: 'choice', name: 'about', label: form.about, required: true, words: form.aboutWord },
    {
      kind: 'line',
      name: 'code',
      label: form.code,
      most: 64,
      required: true,
      whenOf: { field: 'about', says: ['task', 'indicator'] },
    },
    { kind: 'note', name: 'text', label: form.text, required: true },
    { kind: 'date', side: 'future', name: 'answerDue', label: form.answerDue, required: true },
    ...DOCUMENT,
  ];
}

export function leavingBody(fields: readonly FormField[], typed: Typed): object {
  const { about, code, ...body } = bodyOf(fields, typed);
  return { ...body, about: about === 'programme' ? { kind: about } : { kind: about, code: code ?? '' } };
}
