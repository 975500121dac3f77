import { type EventSourceView, INBOUND_TYPES, type WebhookView } from '#contracts';
import { bodyOf, type Typed } from '../task/acts/command-of.js';
import type { Field } from '../task/acts/forms.js';
import { TYPE_WORD, texts } from './texts.js';

export type FormField = Exclude<Field, { kind: 'files' }>;
type Programmes = Readonly<Record<string, string>>;

const { fields } = texts;
const description: FormField = {
  ...{ kind: 'line', name: 'description', label: fields.description, most: 200, required: true },
};
/** All of them, beside each by itself. */
const ALL_TYPES = 'all';

export function webhookFields(programmes: Programmes): FormField[] {
  return [
    { kind: 'line', name: 'address', label: fields.address, most: 2000, required: true },
    description,
    { kind: 'line', name: 'types', label: fields.types, most: 2000, required: true },
    { kind: 'choice', name: 'programme', label: fields.programme, required: false, words: programmes },
  ];
}

export function webhookBody(asked: readonly FormField[], typed: Typed): object {
  const { types, ...body } = bodyOf(asked, typed);
  const list = String(types).split(',');
  return { programme: null, ...body, types: list.map((type) => type.trim()).filter((type) => type !== '') };
}

export function sourceFields(programmes: Programmes): FormField[] {
  return [
    { kind: 'line', name: 'code', label: fields.code, most: 41, required: true },
    { kind: 'line', name: 'uri', label: fields.uri, most: 500, required: true },
    ...sourceSettings(programmes),
  ];
}

/** What of a source may be changed later: its code and its URI stay. */
export function sourceSettings(programmes: Programmes): FormField[] {
  const sends = { [ALL_TYPES]: Object.values(TYPE_WORD).join(', '), ...TYPE_WORD };
  return [
    description,
    { kind: 'choice', name: 'types', label: fields.sends, required: true, words: sends },
    { kind: 'choice', name: 'programmes', label: fields.forProgramme, required: true, words: programmes },
    { kind: 'unit', name: 'unit', label: fields.unit, required: false },
  ];
}

export function sourceBody(asked: readonly FormField[], typed: Typed): object {
  const { types, programmes, ...body } = bodyOf(asked, typed);
  return {
    ...{ unit: null, ...body },
    types: types === ALL_TYPES ? INBOUND_TYPES : [types],
    programmes: String(programmes).split(','),
  };
}

/** What stands in the form of a receiver, or of a source, before anything is changed. */
export function webhookTyped({ address, description, types, programme }: WebhookView): Typed {
  return { address, description, types: types.join(', '), programme: programme ?? '' };
}

export function sourceTyped({ description, types, programmes, unit }: EventSourceView): Typed {
  const sends = types.length === INBOUND_TYPES.length ? ALL_TYPES : types.join();
  return { description, types: sends, programmes: programmes.join(), unit: unit ?? '' };
}
