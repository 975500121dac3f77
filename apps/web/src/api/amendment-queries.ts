import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AmendmentList, AmendmentView } from '#contracts';
import { call, query } from './http.js';

interface AmendmentsFilter {
  programme?: string | undefined;
  unit?: string | undefined;
  task?: string | undefined;
  state?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const amendmentsQuery = (filter: AmendmentsFilter) =>
  queryOptions({
    queryKey: ['amendments', filter],
    queryFn: ({ signal }) => call<AmendmentList>(`/api/amendments${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const amendmentPath = (id: string) => `/api/amendments/${encodeURIComponent(id)}`;

export const amendmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['amendment', id],
    queryFn: ({ signal }) => call<AmendmentView>(amendmentPath(id), { signal }),
  });
