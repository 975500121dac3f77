import type { Outcome } from '#mail';
import type { QueuedMail, Settlement } from '#persistence';

const MINUTE = 60_000;
/** After a refusal for now (greylisting, a full queue): RFC 5321 asks for patience. */
const REFUSED_PAUSES_MS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE];
/** After a connection that broke or never was. */
const BROKEN_PAUSES_MS = [2_000, 5_000, 15_000, MINUTE, 5 * MINUTE];

/** What the record says after a try. Only a full reply of the server decides; see the mail promise in docs/adr. */
export function settlementOf(
  mail: Pick<QueuedMail, 'id' | 'attempts'>,
  outcome: Outcome,
  now: Date,
): Settlement {
  const { id, attempts } = mail;
  const later = (pauses: readonly number[]) =>
    new Date(now.getTime() + pauses[Math.min(attempts, pauses.length) - 1]!);
  switch (outcome.state) {
    case 'accepted':
      return { id, state: 'sent', reply: outcome.reply };
    case 'refused': {
      const reply = `${outcome.code} at ${outcome.at}: ${outcome.reply}`;
      if (outcome.permanent) return { id, state: 'failed', reply };
      return { id, state: 'queued', reply, notBefore: later(REFUSED_PAUSES_MS) };
    }
    case 'not-sent': {
      const reply = `not sent (${outcome.reason}) ${outcome.detail}`.trim();
      const notBefore = outcome.reason === 'closing' ? now : later(BROKEN_PAUSES_MS);
      return { id, state: 'queued', reply, notBefore };
    }
    case 'ambiguous':
      return {
        id,
        state: 'ambiguous',
        reply: `no answer after the dot (${outcome.reason}) ${outcome.detail}`.trim(),
      };
  }
}
