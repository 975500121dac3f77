import { queryOptions } from '@tanstack/react-query';
import type { ImportHistory, ImportKind, ImportView } from '#contracts';
import { call, query } from './http.js';
import { problemOf, unreached } from './problem.js';

/** A table as it is, to be looked at; with the `basis` of what was looked at, to be saved. */
export async function sendTable(kind: ImportKind, file: Blob, basis?: string): Promise<ImportView> {
  const response = await fetch(`/api/imports/${kind}${query({ basis })}`, {
    method: 'POST',
    headers: {
      Accept: 'application/json, application/problem+json',
      'Content-Type': 'application/octet-stream',
    },
    credentials: 'same-origin',
    body: file,
  }).catch(() => {
    throw unreached();
  });
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as ImportView;
}

export const templateAddress = (kind: ImportKind, filled: boolean) =>
  `/api/imports/${kind}/template.xlsx${query({ filled: filled ? 'true' : undefined })}`;

export const importHistoryQuery = (kind: ImportKind) =>
  queryOptions({
    queryKey: ['imports', kind],
    queryFn: ({ signal }) => call<ImportHistory>(`/api/imports/${kind}`, { signal }),
  });

/** Takes back what an import wrote; refused once somebody has acted on any of it. */
export const undoImport = (kind: ImportKind, no: number) =>
  call<ImportHistory>(`/api/imports/${kind}/${no}/undo`, { method: 'POST' });
