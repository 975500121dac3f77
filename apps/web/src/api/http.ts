import { problemOf, unreached } from './problem.js';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** The version the person saw; the server refuses when it is no longer the present one. */
  version?: number;
  /** The same key and body get the same answer, so that pressing again is harmless. */
  key?: string;
  signal?: AbortSignal;
}

export async function call<T>(
  path: string,
  { method = 'GET', body, version, key, signal }: Call = {},
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  if (key !== undefined) headers['Idempotency-Key'] = key;
  const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  const response = await fetch(path, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreached();
  });
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What a list is narrowed to, by name. */
export type QueryValues = Readonly<Record<string, string | number | undefined | null>>;

/** `?a=1&b=2` of the given values; empty ones are left out. */
export function query(values: QueryValues): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
