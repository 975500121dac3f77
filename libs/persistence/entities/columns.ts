import type { ColumnOptions } from 'typeorm';

/** Instants are ISO strings in the program and `timestamptz` in the database. */
const asIso = {
  to: (value: string | null | undefined): string | null | undefined => value,
  from: (value: Date | null): string | null => (value === null ? null : value.toISOString()),
};

export const instant: ColumnOptions = { type: 'timestamptz', transformer: asIso };
export const maybeInstant: ColumnOptions = { ...instant, nullable: true };
export const text: ColumnOptions = { type: 'text' };
export const maybeText: ColumnOptions = { type: 'text', nullable: true };
export const texts: ColumnOptions = { type: 'text', array: true };
export const json: ColumnOptions = { type: 'jsonb' };
export const maybeJson: ColumnOptions = { type: 'jsonb', nullable: true };
export const count: ColumnOptions = { type: 'integer' };
export const maybeCount: ColumnOptions = { type: 'integer', nullable: true };
export const yesNo: ColumnOptions = { type: 'boolean' };
export const day: ColumnOptions = { type: 'date' };
export const maybeDay: ColumnOptions = { type: 'date', nullable: true };
