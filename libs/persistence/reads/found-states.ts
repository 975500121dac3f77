import type { DataSource } from 'typeorm';
import { type Page, type PageRequest, window } from './page.js';

/**
 * One page of a statement that answers states in their order, each with how many there are in all; a state that is null
 * says that there is none.
 */
export async function foundStates<State>(
  dataSource: DataSource,
  { found, given }: { found: string; given: readonly unknown[] },
  page: PageRequest,
): Promise<Page<State>> {
  const { skip, take } = window(page);
  const cut = `LIMIT $${given.length + 1} OFFSET $${given.length + 2}`;
  const rows: { state: State | null; total: number }[] = await dataSource.query(`${found} ${cut}`, [
    ...given,
    take,
    skip,
  ]);
  return { items: rows.flatMap(({ state }) => state ?? []), total: rows[0]?.total ?? 0 };
}
