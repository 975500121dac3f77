import type { ReactNode } from 'react';
import { Bones } from '../feedback/bones.js';
import { Empty } from '../feedback/empty.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { type Asked, UpdateNote } from '../live/update-note.js';
import { Pager } from './pager.js';

interface Found<Item> {
  data: { items: readonly Item[]; total: number } | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => Promise<unknown>;
}

interface Props<Item> {
  found: Found<Item>;
  /** As it was asked for, where the list tells what has changed since. */
  asked?: Asked;
  /** What an empty list says, and what can be done about it. */
  empty: string;
  act?: ReactNode;
  /** Lines of the outline while it loads. */
  bones?: number;
  children: (items: readonly Item[]) => ReactNode;
}

/** One page of a list, or why there is none; and the way to the other pages. */
export function FoundList<Item>({ found, asked, empty, act, bones, children }: Props<Item>) {
  const { data, error, isPending, refetch } = found;
  return (
    <>
      {asked && <UpdateNote of={asked} shown={data} />}
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {isPending && <Bones {...(bones === undefined ? {} : { rows: bones })} />}
      {data?.items.length === 0 && <Empty act={act}>{empty}</Empty>}
      {data && data.items.length > 0 && children(data.items)}
      {data && <Pager total={data.total} />}
    </>
  );
}
