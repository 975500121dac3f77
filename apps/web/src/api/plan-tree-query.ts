import { queryOptions } from '@tanstack/react-query';
import type { PlanTree } from '#contracts';
import { call } from './http.js';

export const planTreeQuery = (programme: string) =>
  queryOptions({
    queryKey: ['plan-tree', programme],
    queryFn: ({ signal }) =>
      call<PlanTree>(`/api/programmes/${encodeURIComponent(programme)}/plan-tree`, { signal }),
  });
