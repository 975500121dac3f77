import type { AggregateKind } from './entities/index.js';
import type { Letter } from './letters/letter.js';

/** What each topic of the outbox carries. Delivery is at least once: whoever reads must bear a repetition. */
export interface OutboxPayloads {
  /** Key: aggregate id. Start its workflow or signal it; a draft has none (`workflow` false), but pages may follow it. */
  changed: { kind: AggregateKind; workflow: boolean };
  /** Key of these: case id. L3 opens a draft, L4 sends it up. */
  'case.open': { taskId: string; deadlineId: string; programme: string };
  'case.send-up': Record<string, never>;
  /** The explanation did not come: the case is the committee's again. */
  'case.resume': Record<string, never>;
  'case.close': { reason: string };
  /** Key: id of the task, or of the cycle, that the case is about; there the deadline is a stage. */
  'task.case-noted': {
    taskId: string;
    deadlineId: string;
    caseId: string;
    status: 'draft' | 'with-committee' | 'closed';
  };
  /** Key: id of the administrative change. Its next batch of open tasks and cases is carried out. */
  replan: Record<string, never>;
  /** Key: cycle id. A stage ended: what it delivers is handed in. */
  'cycle.delivered': { programme: string; task: string; on: string };
  /** Key: cycle id. A stage ended whose answers become tasks. */
  'cycle.effect': { effect: 'activate-plan' | 'create-conclusions'; stage: string };
  /** Key: code of the programme. It has ended: its workflow is woken and ends. */
  'programme.closed': Record<string, never>;
  /** Key: id of the check. A synthetic reminder goes the way of all others. */
  check: Record<string, never>;
  /** Key: that of the letter. A mail of its own, frozen and sent at once. */
  letter: Letter;
}

export type OutboxTopic = keyof OutboxPayloads;

/** PostgreSQL channels. */
export const CHANNEL = {
  outbox: 'dondoc_outbox',
  changed: 'dondoc_changed',
  clock: 'dondoc_clock',
  /** A slot was asked not to wait for its hour. */
  dispatchNow: 'dondoc_dispatch_now',
  /** Mail was held or released. */
  hold: 'dondoc_hold',
  /** The worker is asked to compare the record with what runs, now. */
  reconcile: 'dondoc_reconcile',
} as const;
