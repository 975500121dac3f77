import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { COUNTED_TO } from '#contracts/names';

/** One page of a list; `page` is counted from 1. */
export interface PageRequest {
  page?: number;
  pageSize?: number;
  /** A field, with a minus before it for the other direction: `-updatedAt`. */
  sort?: string;
}

export interface Page<T> {
  items: T[];
  /** Of all matches, or one more than were counted: see `countFound`. */
  total: number;
}

const DEFAULT_SIZE = 50;
/** A whole list for a file; what is shown is cut into pages by the API. */
const LARGEST_SIZE = 5000;

export function window({ page = 1, pageSize = DEFAULT_SIZE }: PageRequest): { skip: number; take: number } {
  const take = Math.min(Math.max(1, Math.trunc(pageSize)), LARGEST_SIZE);
  return { skip: (Math.max(1, Math.trunc(page)) - 1) * take, take };
}

/** The column to sort by, among those allowed; an unknown field gives the first. */
export function ordering<C extends string>(
  sort: string | undefined,
  columns: Readonly<Record<string, C>>,
): { column: C; direction: 'ASC' | 'DESC' } {
  const wanted = sort ?? '';
  const field = wanted.replace(/^-/, '');
  const column = columns[field] ?? Object.values(columns)[0]!;
  return { column, direction: wanted.startsWith('-') && columns[field] ? 'DESC' : 'ASC' };
}

/**
 * How many there are in all, counted to `COUNTED_TO` or to the end of the page, whichever is further, and one beyond it:
 * counting every match of a list costs more the more there are, and nobody pages through a thousand.
 */
export async function countFound<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  request: PageRequest,
): Promise<number> {
  const { skip, take } = window(request);
  const most = Math.max(COUNTED_TO, skip + take) + 1;
  const [found, parameters] = query.clone().select('1', 'one').orderBy().limit(most).getQueryAndParameters();
  const [{ total }] = (await query.connection.query(
    `SELECT count(*)::int AS total FROM (${found}) AS found`,
    parameters,
  )) as [{ total: number }];
  return total;
}
