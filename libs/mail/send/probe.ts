import { ConnectFailure, SmtpSession } from './connection.js';
import type { NotSentReason } from './outcome.js';
import type { SmtpServer } from './smtp-url.js';
import { DEFAULT_TIMEOUTS, type SmtpTimeouts } from './timeouts.js';

export type Probe =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: NotSentReason; readonly detail: string };

/** Connects, secures and signs in as a message would, then leaves: for the operator's check before mail is released. */
export async function probeSmtp(server: SmtpServer, timeouts: Partial<SmtpTimeouts> = {}): Promise<Probe> {
  const session = new SmtpSession(server, { ...DEFAULT_TIMEOUTS, ...timeouts }, undefined);
  try {
    await session.open();
  } catch (error) {
    if (!(error instanceof ConnectFailure)) throw error;
    return { ok: false, reason: error.reason, detail: error.detail };
  }
  await session.quit();
  return { ok: true };
}
