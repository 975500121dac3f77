import type { ColumnOptions } from 'typeorm';

/** Instants are ISO strings in the program and `timestamptz` in the database. */
const asIso = {
  to: (value: string | null | undefined): string | null | undefined => value,
  from: (value: Date | null): string | null => (value === null ? null : value.toISOString()),
};

export const instant = { type: 'timestamptz', transformer: asIso } satisfies ColumnOptions;
export const maybeInstant = { ...instant, nullable: true } satisfies ColumnOptions;
export const text = { type: 'text' } satisfies ColumnOptions;
export const maybeText = { ...text, nullable: true } satisfies ColumnOptions;
export const texts = { ...text, array: true } satisfies ColumnOptions;
export const json = { type: 'jsonb' } satisfies ColumnOptions;
export const maybeJson = { ...json, nullable: true } satisfies ColumnOptions;
export const count = { type: 'integer' } satisfies ColumnOptions;
export const maybeCount = { ...count, nullable: true } satisfies ColumnOptions;
export const yesNo = { type: 'boolean' } satisfies ColumnOptions;
export const day = { type: 'date' } satisfies ColumnOptions;
export const maybeDay = { ...day, nullable: true } satisfies ColumnOptions;
