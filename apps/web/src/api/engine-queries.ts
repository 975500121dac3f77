import { queryOptions } from '@tanstack/react-query';
import type { EngineView, ReadyView } from '#contracts';
import { call } from './http.js';

/** What the page asks of the engine itself; both are of this moment. */

export const engineQuery = queryOptions({
  queryKey: ['engine'],
  queryFn: ({ signal }) => call<EngineView>('/health/engine', { signal }),
  staleTime: 0,
});

export const readyQuery = queryOptions({
  queryKey: ['engine', 'ready'],
  queryFn: ({ signal }) => call<ReadyView>('/health/ready', { signal }),
  staleTime: 0,
});
