import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  AuthorityList,
  ConsolidationView,
  CycleList,
  CycleTemplateList,
  CycleView,
  CycleWork,
  PlanSheetView,
  SavedDraft,
  SubmissionDraft,
  SubmissionList,
  SubmissionView,
} from '#contracts';
import { call, query } from './http.js';
import { problemOf, unreached } from './problem.js';

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

/** Every version of every template. */
export const templatesQuery = queryOptions({
  queryKey: ['cycle-templates'],
  queryFn: ({ signal }) => call<CycleTemplateList>('/api/cycle-templates', { signal }),
  staleTime: 60_000,
});

/** Who decides what in each programme. */
export const authorityQuery = queryOptions({
  queryKey: ['authority'],
  queryFn: ({ signal }) => call<AuthorityList>('/api/authority', { signal }),
  staleTime: 60_000,
});

/** A plan's sheet as it is; with `revision` it becomes the draft, if nothing in it is wrong. */
export async function sendPlanSheet(
  cycleId: string,
  stage: string,
  file: File,
  revision?: number,
): Promise<PlanSheetView> {
  const save = revision === undefined ? {} : { save: 'true', revision };
  const response = await fetch(`${cyclePath(cycleId)}/plan-sheet${query({ stage, ...save })}`, {
    ...{ method: 'POST', body: file, credentials: 'same-origin', cache: 'no-store' },
    headers: {
      Accept: 'application/json, application/problem+json',
      'Content-Type': 'application/octet-stream',
    },
  }).catch(() => {
    throw unreached();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as PlanSheetView;
}

/** What running cycles wait for from me. */
export const cycleWorkQuery = (programme: string | undefined) =>
  queryOptions({
    queryKey: ['cycles', 'work', programme],
    queryFn: ({ signal }) => call<CycleWork>(`/api/cycles/work${query({ programme })}`, { signal }),
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
