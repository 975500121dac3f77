import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CalendarComparison,
  CalendarView,
  ChangeList,
  HandoverList,
  LadderPreview,
  PolicyVersionView,
  PolicyView,
  PreviewLadder,
  VersionList,
} from '#contracts';
import { call, query } from './http.js';

/** What the pages of calendar, rules and units ask, each with the name under which the answer is kept. */

const WATCHED_MS = 3_000;

/** The one that applies, unless another is named. */
export const calendarQuery = (version?: string) =>
  queryOptions({
    queryKey: ['calendar', version ?? 'current'],
    queryFn: ({ signal }) => call<CalendarView>(`/api/calendar${query({ version })}`, { signal }),
  });

export const calendarVersionsQuery = queryOptions({
  queryKey: ['calendar', 'versions'],
  queryFn: ({ signal }) => call<VersionList>('/api/calendar/versions', { signal }),
});

export const calendarComparisonQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['calendar', 'comparison', from, to],
    queryFn: ({ signal }) =>
      call<CalendarComparison>(`/api/calendar/compare${query({ from, to })}`, { signal }),
  });

export const policiesQuery = queryOptions({
  queryKey: ['policies'],
  queryFn: ({ signal }) => call<PolicyView>('/api/policies', { signal }),
});

export const policyVersionsQuery = queryOptions({
  queryKey: ['policies', 'versions'],
  queryFn: ({ signal }) => call<VersionList>('/api/policies/versions', { signal }),
});

export const policyVersionQuery = (version: string) =>
  queryOptions({
    queryKey: ['policies', 'versions', version],
    queryFn: ({ signal }) =>
      call<PolicyVersionView>(`/api/policies/versions/${encodeURIComponent(version)}`, { signal }),
  });

/** What rules that nobody has saved would send; the same question has the same answer. */
export const ladderQuery = (asked: PreviewLadder | null) =>
  queryOptions({
    queryKey: ['ladder', asked],
    queryFn: ({ signal }) =>
      call<LadderPreview>('/api/policies/preview-ladder', { method: 'POST', body: asked, signal }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What was saved and how far it is carried out; asked again while something is under way. */
export const changesQuery = queryOptions({
  queryKey: ['changes'],
  queryFn: ({ signal }) => call<ChangeList>('/api/calendar/changes', { signal }),
  refetchInterval: ({ state }) =>
    state.data?.items.some(({ finishedAt }) => finishedAt === null) ? WATCHED_MS : false,
});

export const handoverQuery = (change: string) =>
  queryOptions({
    queryKey: ['handover', change],
    queryFn: ({ signal }) =>
      call<HandoverList>(`/api/units/reorganisations/${encodeURIComponent(change)}/handover`, { signal }),
  });
