import type { CycleListItem } from '#contracts';
import { CYCLE_STATUSES } from './kind-words.js';

/** Running cycles first, of these the one whose date is next; then those on hold; then the past, latest first. */
export function inOrder(items: readonly CycleListItem[]): CycleListItem[] {
  const place = (item: CycleListItem) => CYCLE_STATUSES.indexOf(item.status);
  return [...items].sort((a, b) => {
    if (a.status !== b.status) return place(a) - place(b);
    if (a.status === 'closed') return compare(b.closedOn ?? '', a.closedOn ?? '');
    return compare(a.nextDue ?? '9999', b.nextDue ?? '9999') || compare(a.title, b.title);
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
