import type { FieldProblem, FormContent, FormField, FormTemplate, FormValue } from '#contracts';

/** Whether two contents say the same; empty fields and absent ones do, and the order of keys says nothing. */
export function same(a: FormContent, b: FormContent): boolean {
  return differing(a, b).length === 0;
}

/** The fields in which two contents differ. */
export function differing(a: FormContent, b: FormContent): string[] {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].filter((id) => plain(a[id]) !== plain(b[id]));
}

function plain(value: FormValue | undefined): string {
  if (value === undefined || isEmpty(value)) return 'null';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const rows = Array.isArray(value) ? value : [value];
  return JSON.stringify(
    rows.map((row) =>
      Object.entries(row)
        .filter(([, cell]) => cell !== null && cell !== '')
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    ),
  );
}

export function isEmpty(value: FormValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value.done === null && value.estimated === null;
}

const NEEDED = 'Cần điền mục này.';

/** What still has to be filled in, by the paths that the server uses as well. */
export function missingParts({ fields }: FormTemplate, content: FormContent): FieldProblem[] {
  return fields.flatMap((field) => {
    const value = content[field.id];
    const path = `content.${field.id}`;
    if (isEmpty(value)) return field.required ? [{ path, message: NEEDED }] : [];
    if (field.kind !== 'rows' || !Array.isArray(value)) return [];
    return value.flatMap((row, i) =>
      field.columns
        .filter(({ id, required }) => required && isEmpty(row[id]))
        .map(({ id }) => ({ path: `${path}.${i}.${id}`, message: NEEDED })),
    );
  });
}

/** Rows in which nothing was entered are not sent. */
export function withoutEmptyRows(content: FormContent): FormContent {
  return Object.fromEntries(
    Object.entries(content).map(([id, value]) => [
      id,
      Array.isArray(value) ? value.filter((row) => Object.values(row).some((cell) => !isEmpty(cell))) : value,
    ]),
  );
}

/** How many of the form's fields are filled in. */
export function filled({ fields }: FormTemplate, content: FormContent): FormField[] {
  return fields.filter(({ id }) => !isEmpty(content[id]));
}
