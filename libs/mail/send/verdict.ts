import { describe, type SendEnd } from './connection.js';
import { type Outcome, oneLine, type RefusedAt } from './outcome.js';

type Refusal = Extract<Outcome, { state: 'refused' }>;

/**
 * What one try proves (docs/adr: the mail promise). Only a full reply decides. Without one, everything depends on
 * whether the dot was sent: before it the server cannot have the message, after it nobody can know.
 */
export function verdict(end: SendEnd, finished: boolean): Outcome {
  switch (end.kind) {
    case 'success':
      return success(end.reply, finished);
    case 'error':
      return refusal(end.error) ?? unknown(finished, 'closed', describe(end.error));
    case 'timeout':
      return unknown(finished, 'timeout', '');
    case 'aborted':
      return { state: 'not-sent', reason: end.reason, detail: end.detail };
  }
}

function success(reply: string, finished: boolean): Outcome {
  const last = reply.split(/\r?\n/).at(-1) ?? '';
  // A 250 before the dot is not about this message, and text that only begins with a 2 is not a reply.
  if (!finished || !/^2\d\d(?: |$)/.test(last)) return unknown(finished, 'protocol', oneLine(reply));
  return { state: 'accepted', reply: oneLine(reply) };
}

function unknown(finished: boolean, reason: 'timeout' | 'closed' | 'protocol', detail: string): Outcome {
  return { state: finished ? 'ambiguous' : 'not-sent', reason, detail };
}

const STEP: Readonly<Record<string, RefusedAt>> = { 'MAIL FROM': 'mail', 'RCPT TO': 'rcpt' };

/** Nodemailer marks the answer to a command with EENVELOPE or EMESSAGE; a torn reply has another code. */
function refusal(error: Extract<SendEnd, { kind: 'error' }>['error']): Refusal | null {
  const { code, responseCode, response, command } = error;
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return null;
  if (typeof responseCode !== 'number' || responseCode < 400 || responseCode > 599) return null;
  const at = code === 'EMESSAGE' ? 'message' : (STEP[command ?? ''] ?? 'data');
  // 503, "bad sequence of commands", is about the dialogue, not about the message.
  const permanent = responseCode >= 500 && responseCode !== 503;
  return { state: 'refused', permanent, code: responseCode, reply: oneLine(response ?? ''), at };
}
