import { FREEZE_UNCHANGED } from '../../../libs/persistence/dispatch/freeze.js';
import type { Wanted } from './proxy/index.js';

/** What the engine says to PostgreSQL between an act and a settled mail; each is one transaction. */
export const POINTS: Readonly<Record<string, Omit<Wanted, 'act'>>> = {
  'outbox row done': { request: /UPDATE "outbox" SET "done_at"/ },
  'planning of a task': {
    request: /COMMIT/,
    after: /UPDATE aggregate SET next_slot = \$2, planned_slot = \$2/,
  },
  'freezing of digests': { request: /COMMIT/, after: firstLineOf(FREEZE_UNCHANGED) },
  'facts of mails': { request: /COMMIT/, after: /INSERT INTO "event"/ },
  'slot claimed': { request: /UPDATE dispatch_slot SET state = 'done'/ },
  'mails taken in hand': { request: /mail-take/ },
  // One prepared statement: of its lists the last one holds what is about to finish, the second one how tries ended.
  'about to finish': { request: /mail-note[\s\S]*\{"[^{}]*\}[^{}]*$/ },
  'outcome of mails': { request: /mail-note[\s\S]*\{"(sent|failed|queued|ambiguous)"/ },
  'slot closed': { request: /UPDATE dispatch_slot SET state = CASE state/ },
};

/** So that a statement that is worded anew is still met. */
function firstLineOf(statement: string): RegExp {
  const [line = ''] = statement.trim().split('\n');
  return new RegExp(line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}
