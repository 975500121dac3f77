import type { FieldProblem, FormContent, FormField, FormTemplate, FormValue } from '#contracts';

/** Figures that the engine has of a unit's tasks, at the data date. */
export type Figures = Readonly<
  Record<'tasks-due' | 'tasks-done' | 'tasks-on-time' | 'tasks-overdue' | 'tasks-open', number>
>;

/** What a form begins with: the engine's own figures; the rest is empty. */
export function prefilled({ fields }: FormTemplate, figures: Figures): FormContent {
  return Object.fromEntries(
    fields.flatMap((field) => {
      if (field.kind !== 'number' || field.prefill === null) return [];
      const figure = figures[field.prefill];
      return [[field.id, field.both ? { done: figure, estimated: null } : figure]];
    }),
  );
}

/** What is wrong with an answer, by field; unknown fields are refused, so that no answer is lost in silence. */
export function checkForm({ fields }: FormTemplate, content: FormContent): FieldProblem[] {
  const known = new Map(fields.map((field) => [field.id, field]));
  const unknown = Object.keys(content)
    .filter((id) => !known.has(id))
    .map((id) => problem(id, 'biểu mẫu không có mục này'));
  return [...unknown, ...fields.flatMap((field) => checkField(field, content[field.id] ?? null))];
}

function checkField(field: FormField, value: FormValue): FieldProblem[] {
  if (isEmpty(value)) return field.required ? [problem(field.id, 'cần điền mục này')] : [];
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? [] : [problem(field.id, 'cần là chữ')];
    case 'choice':
      return field.options.includes(value as string)
        ? []
        : [problem(field.id, 'chọn một trong các mục đã cho')];
    case 'number': {
      const isPair = typeof value === 'object' && !Array.isArray(value);
      if (field.both) return isPair ? [] : [problem(field.id, 'cần ghi riêng thực hiện và ước')];
      return typeof value === 'number' ? [] : [problem(field.id, 'cần là số')];
    }
    case 'rows':
      return Array.isArray(value)
        ? value.flatMap((row, i) => checkRow(field, row, i))
        : [problem(field.id, 'cần là bảng')];
  }
}

function checkRow(
  { id, columns }: Extract<FormField, { kind: 'rows' }>,
  row: Record<string, string | number | null>,
  index: number,
): FieldProblem[] {
  const ids = new Set(columns.map((column) => column.id));
  const at = (column: string) => `${id}.${index}.${column}`;
  return [
    ...Object.keys(row)
      .filter((column) => !ids.has(column))
      .map((column) => problem(at(column), 'bảng không có cột này')),
    ...columns.flatMap((column) => {
      const value = row[column.id] ?? null;
      if (isEmpty(value)) return column.required ? [problem(at(column.id), 'cần điền ô này')] : [];
      if (column.kind === 'number')
        return typeof value === 'number' ? [] : [problem(at(column.id), 'cần là số')];
      if (typeof value !== 'string') return [problem(at(column.id), 'cần là chữ')];
      if (column.kind === 'date' && !isRealDay(value))
        return [problem(at(column.id), 'không phải ngày có thật')];
      const outside = column.kind === 'choice' && column.options?.includes(value) === false;
      return outside ? [problem(at(column.id), 'chọn một trong các mục đã cho')] : [];
    }),
  ];
}

function isEmpty(value: FormValue): boolean {
  if (value === null || (typeof value === 'string' && value.trim() === '')) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value.done === null && value.estimated === null;
}

function isRealDay(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(Date.parse(value)) &&
    new Date(value).toISOString().startsWith(value)
  );
}

function problem(path: string, message: string): FieldProblem {
  return { path: `content.${path}`, message };
}
