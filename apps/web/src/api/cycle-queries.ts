import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  ConsolidationView,
  CycleList,
  CycleView,
  SavedDraft,
  SubmissionDraft,
  SubmissionList,
  SubmissionView,
} from '#contracts';
import { call, query } from './http.js';

/** What the page asks of the API about cycles. */

export const cyclePath = (id: string) => `/api/cycles/${encodeURIComponent(id)}`;
export const submissionPath = (id: string, unit: string) =>
  `${cyclePath(id)}/submissions/${encodeURIComponent(unit)}`;

/** Some five years of plans, reports and reviews. */
const MOST = 200;

export const cyclesQuery = (programme: string | undefined) =>
  queryOptions({
    queryKey: ['cycles', programme],
    queryFn: ({ signal }) =>
      call<CycleList>(`/api/cycles${query({ programme, pageSize: MOST })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const cycleQuery = (id: string) =>
  queryOptions({
    queryKey: ['cycle', id],
    queryFn: ({ signal }) => call<CycleView>(cyclePath(id), { signal }),
  });

/** All stages of the cycle at once: some hundred units and a few stages. */
export const submissionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['cycle', id, 'submissions'],
    queryFn: ({ signal }) => call<SubmissionList>(`${cyclePath(id)}/submissions`, { signal }),
  });

const submissionKey = (id: string, unit: string, stage: string) => ['cycle', id, 'submission', unit, stage];

export const readSubmission = (id: string, unit: string, stage: string, signal?: AbortSignal) =>
  call<SubmissionView>(`${submissionPath(id, unit)}${query({ stage })}`, signal ? { signal } : {});

/** Not asked again behind the back of who is typing: the draft knows its own revision. */
export const submissionQuery = (id: string, unit: string, stage: string) =>
  queryOptions({
    queryKey: submissionKey(id, unit, stage),
    queryFn: ({ signal }) => readSubmission(id, unit, stage, signal),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export const saveDraft = (id: string, unit: string, body: SubmissionDraft) =>
  call<SavedDraft>(`${submissionPath(id, unit)}/draft`, { method: 'PUT', body });

export const consolidationQuery = (id: string, stage: string) =>
  queryOptions({
    queryKey: ['cycle', id, 'consolidation', stage],
    queryFn: ({ signal }) =>
      call<ConsolidationView>(`${cyclePath(id)}/consolidation${query({ stage })}`, { signal }),
  });
