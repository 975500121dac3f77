const ANSWER_WITHIN_MS = 10_000;

/** Tells the watcher outside that all is well; `ping` when it did not take that. The address may hold a secret: it is never logged. */
export async function ping(url: string, stopping: AbortSignal): Promise<'ping' | null> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
  try {
    const response = await fetch(url, { signal, redirect: 'error' });
    await response.body?.cancel();
    return response.ok ? null : 'ping';
  } catch {
    return 'ping';
  }
}
