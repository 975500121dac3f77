import type { FormContent, FormField, FormTemplate, FormValue } from '#contracts';
import type { Figures } from './form.js';

/** What one unit answered, and the engine's own figures of it. */
export interface UnitAnswer {
  unit: string;
  content: FormContent;
  figures: Figures;
}

export interface Figure {
  field: string;
  label: string;
  unit: string | null;
  done: number | null;
  estimated: number | null;
  /** How many units gave it. */
  from: number;
}

export interface Consolidation {
  figures: Figure[];
  texts: { field: string; label: string; by: { unit: string; text: string }[] }[];
  rows: {
    field: string;
    label: string;
    columns: { id: string; label: string }[];
    rows: { unit: string; cells: Record<string, string | number | null> }[];
  }[];
  choices: { field: string; label: string; counts: { option: string; units: number }[] }[];
  conflicts: { unit: string; field: string; label: string; stated: number; engine: number }[];
}

/** The answers of a stage put together: sums are over the units that gave a figure, nothing is filled in for others. */
export function consolidate({ fields }: FormTemplate, answers: readonly UnitAnswer[]): Consolidation {
  const whole: Consolidation = { figures: [], texts: [], rows: [], choices: [], conflicts: [] };
  for (const field of fields) {
    const { id, label } = field;
    const of = { field: id, label };
    switch (field.kind) {
      case 'number':
        if (field.sum) whole.figures.push(figureOf(field, answers));
        whole.conflicts.push(...conflictsOf(field, answers));
        break;
      case 'text':
        whole.texts.push({
          ...of,
          by: answers.flatMap(({ unit, content }) => {
            const text = content[id];
            return typeof text === 'string' && text.trim() !== '' ? [{ unit, text }] : [];
          }),
        });
        break;
      case 'rows':
        whole.rows.push({
          ...of,
          columns: field.columns.map((column) => ({ id: column.id, label: column.label })),
          rows: answers.flatMap(({ unit, content }) => {
            const rows = content[id];
            return Array.isArray(rows) ? rows.map((cells) => ({ unit, cells })) : [];
          }),
        });
        break;
      case 'choice':
        whole.choices.push({
          ...of,
          counts: field.options.map((option) => ({
            option,
            units: answers.filter(({ content }) => content[id] === option).length,
          })),
        });
        break;
    }
  }
  return whole;
}

type NumberField = Extract<FormField, { kind: 'number' }>;

function figureOf(field: NumberField, answers: readonly UnitAnswer[]): Figure {
  const values = answers.map(({ content }) => pairOf(content[field.id] ?? null));
  const given = values.filter(({ done, estimated }) => done !== null || estimated !== null);
  return {
    field: field.id,
    label: field.label,
    unit: field.unit,
    done: sum(given.map(({ done }) => done)),
    estimated: sum(given.map(({ estimated }) => estimated)),
    from: given.length,
  };
}

/** A unit may know better than the engine: both figures stand side by side until somebody has looked. */
function conflictsOf(field: NumberField, answers: readonly UnitAnswer[]): Consolidation['conflicts'] {
  const { prefill, id, label } = field;
  if (prefill === null) return [];
  return answers.flatMap(({ unit, content, figures }) => {
    const stated = pairOf(content[id] ?? null).done;
    const engine = figures[prefill];
    return stated === null || stated === engine ? [] : [{ unit, field: id, label, stated, engine }];
  });
}

function pairOf(value: FormValue): { done: number | null; estimated: number | null } {
  if (typeof value === 'number') return { done: value, estimated: null };
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    return { done: null, estimated: null };
  return value;
}

function sum(values: readonly (number | null)[]): number | null {
  const given = values.filter((value) => value !== null);
  return given.length === 0 ? null : given.reduce((a, b) => a + b, 0);
}
