import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { OpenCatalogue, SupervisionList, SupervisionView } from '#contracts';
import { call, query } from './http.js';

interface SupervisionFilter {
  programme?: string | undefined;
  unit?: string | undefined;
  state?: string | undefined;
  page?: number | undefined;
  pageSize?: number | undefined;
}

export const supervisionsQuery = (filter: SupervisionFilter) =>
  queryOptions({
    queryKey: ['supervisions', filter],
    queryFn: ({ signal }) => call<SupervisionList>(`/api/supervision${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const supervisionPath = (id: string) => `/api/supervision/${encodeURIComponent(id)}`;

export const supervisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['supervision', id],
    queryFn: ({ signal }) => call<SupervisionView>(supervisionPath(id), { signal }),
  });

export const openDataQuery = queryOptions({
  queryKey: ['open-data'],
  queryFn: ({ signal }) => call<OpenCatalogue>('/api/open-data', { signal }),
});
