import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { IndicatorList, IndicatorView, LedgerView, MoneyView, StatsView } from '#contracts';
import { call, query } from './http.js';

/** What the page asks of numbers: indicators, money, statistics. */

interface IndicatorsFilter {
  programme: string;
  standing?: string | undefined;
  asOf?: string | undefined;
}

export const indicatorsQuery = (filter: IndicatorsFilter) =>
  queryOptions({
    queryKey: ['indicators', filter],
    queryFn: ({ signal }) => call<IndicatorList>(`/api/indicators${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const indicatorPath = (code: string) => `/api/indicators/${encodeURIComponent(code)}`;

export const indicatorQuery = (code: string, programme: string | null) =>
  queryOptions({
    queryKey: ['indicator', programme, code],
    queryFn: ({ signal }) => call<IndicatorView>(`${indicatorPath(code)}${query({ programme })}`, { signal }),
  });

interface OnDay {
  programme: string;
  asOf?: string | undefined;
}

export const moneyQuery = (filter: OnDay) =>
  queryOptions({
    queryKey: ['money', filter],
    queryFn: ({ signal }) => call<MoneyView>(`/api/money${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });

export const ledgerPath = (programme: string) => `/api/programmes/${encodeURIComponent(programme)}/ledger`;

/** What a programme's standing body keeps: what is open, how tasks are classed, what measures them. */
export const ledgerQuery = (programme: string) =>
  queryOptions({
    queryKey: ['ledger', programme],
    queryFn: ({ signal }) => call<LedgerView>(ledgerPath(programme), { signal }),
  });

export const statsQuery = (filter: OnDay) =>
  queryOptions({
    queryKey: ['stats', filter],
    queryFn: ({ signal }) => call<StatsView>(`/api/stats${query({ ...filter })}`, { signal }),
    placeholderData: keepPreviousData,
  });
