import type { QueryDeepPartialEntity } from 'typeorm';

/** Columns of a table as they are written: each of them whole, as its entity has it. */
type Columns<Row> = { readonly [Column in keyof Row]?: Row[Column] | Readonly<Row[Column]> };

/**
 * What is written into a table, checked against its entity. TypeORM would take a document for something to be written in
 * parts, and so refuses those that its types cannot look into.
 */
export function asRow<Row>(row: Columns<Row>): QueryDeepPartialEntity<Row> {
  return row as QueryDeepPartialEntity<Row>;
}

/** The same of several rows. */
export function asRows<Row>(rows: readonly Columns<Row>[]): QueryDeepPartialEntity<Row>[] {
  return rows.map((row) => asRow(row));
}
