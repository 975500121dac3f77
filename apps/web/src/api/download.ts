import { problemOf, unreached } from './problem.js';

/** How long the browser may take to save what it was handed. */
const SAVED_WITHIN_MS = 60_000;

/** Fetches a file and has the browser save it; unlike a link it can say why there is none. @throws ApiProblem */
export async function download(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' }).catch(() => {
    throw unreached();
  });
  if (!response.ok) throw await problemOf(response);
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = named ?? '';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SAVED_WITHIN_MS);
}
