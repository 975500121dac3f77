import { infiniteQueryOptions } from '@tanstack/react-query';
import type { JournalPage } from '#contracts';
import { call, query } from './http.js';

interface JournalFilter {
  programme?: string | undefined;
  actor?: string | undefined;
  kind?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by?: string | undefined;
}

/** The journal page after page, each going on where the one before ended. */
export const journalQuery = (filter: JournalFilter) =>
  infiniteQueryOptions({
    queryKey: ['journal', filter],
    queryFn: ({ signal, pageParam }) =>
      call<JournalPage>(`/api/audit${query({ ...filter, before: pageParam })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: JournalPage) => next ?? undefined,
  });
