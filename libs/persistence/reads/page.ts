/** One page of a list; `page` is counted from 1. */
export interface PageRequest {
  page?: number;
  pageSize?: number;
  /** A field, with a minus before it for the other direction: `-updatedAt`. */
  sort?: string;
}

export interface Page<T> {
  items: T[];
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
