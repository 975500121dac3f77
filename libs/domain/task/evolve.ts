import type { RungFact } from '../ladder/index.js';
import { taskAmended } from './amend.js';
import type { Recorded, TaskEvent } from './events.js';
import { isFact } from './events.js';
import {
  conclusionApplied,
  dateChanged,
  eventRecorded,
  rulesApplied,
  unitsReplaced,
} from './evolve-dates.js';
import { extensionChanged } from './evolve-extension.js';
import { workChanged } from './evolve-work.js';
import { type DeadlineState, doneKey, type Notice, type TaskState, workStatus } from './state.js';
import { takenUpAgain } from './taken-up-again.js';

/** `(state, event) → state`, total and pure: `snapshot = fold(events)`. */
export function evolveTask(state: TaskState, event: Recorded<TaskEvent>): TaskState {
  const next = applied(state, event);
  return { ...next, seq: state.seq + 1, version: state.version + (isFact(event.type) ? 0 : 1) };
}

function applied(state: TaskState, event: Recorded<TaskEvent>): TaskState {
  switch (event.type) {
    case 'task-created':
      return { ...state, ...event.data, title: event.text.title };
    case 'profile-completed':
      return profileCompleted(state, event);
    case 'activated':
      return activated(state, event);
    case 'assigned': {
      const { officer, on } = event.data;
      const reassigned = {
        ...state,
        officer,
        assignmentRecordedOn: on,
        acknowledgedOn: null,
        lastActOn: null,
      };
      return withNotice(reassigned, {
        key: `assigned@${event.at}`,
        kind: 'assigned',
        deadlineId: null,
        at: event.at,
      });
    }
    case 'acknowledged':
      return { ...state, acknowledgedOn: event.data.on, lastActOn: event.data.on };
    case 'input-requested':
    case 'input-given':
    case 'input-withdrawn':
    case 'difficulty-reported':
    case 'difficulty-assigned':
    case 'difficulty-resolved':
      return workChanged(state, event);
    case 'progress-reported':
      return { ...state, lastActOn: event.data.on };
    case 'deliverable-submitted': {
      const { deadlineId, no, by, recordedOn, completedOn, checkDue, backdated } = event.data;
      const submission = { no, at: event.at, by, recordedOn, completedOn, checkDue, backdated };
      const changed = withDeadline(state, deadlineId, (d) => ({
        status: 'submitted',
        submission: { ...submission, from: d.status },
        submissions: no,
      }));
      const notice: Notice = { key: `submitted@${event.at}`, kind: 'submitted', deadlineId, at: event.at };
      return withNotice({ ...changed, lastActOn: recordedOn }, notice);
    }
    case 'submission-withdrawn':
      return withDeadline({ ...state, lastActOn: event.data.on }, event.data.deadlineId, (d) => ({
        status: workStatus(d),
        submission: null,
      }));
    case 'deliverable-accepted': {
      const { deadlineId, completedOn } = event.data;
      const changed = withDeadline(state, deadlineId, () => ({ status: 'accepted', completedOn }));
      return withNotice(changed, { key: `accepted@${event.at}`, kind: 'accepted', deadlineId, at: event.at });
    }
    case 'deliverable-returned': {
      const { deadlineId, on, reworkDue } = event.data;
      const changed = withDeadline(state, deadlineId, (d) => ({
        ...newLadder(d, on, event.at),
        status: 'rework',
        reworkDue,
        submission: null,
      }));
      return withNotice(changed, { key: `returned@${event.at}`, kind: 'returned', deadlineId, at: event.at });
    }
    case 'task-completed':
      return { ...state, status: 'completed' };
    case 'event-recorded':
      return event.data.deadlines.reduce((s, d) => withDeadline(s, d.id, eventRecorded(event, d)), state);
    case 'suspended':
      return { ...state, status: 'suspended' };
    case 'resumed':
      return takenUpAgain(state, event.at);
    case 'stopped':
      return { ...state, status: 'stopped' };
    case 'reopened':
      return reopened(state, event);
    case 'backlog-confirmed':
      return withDeadline(state, event.data.deadlineId, (d) => ({
        ...newLadder(d, event.data.on, event.at),
        status: 'open',
      }));
    case 'extension-requested':
    case 'extension-signed':
    case 'extension-withdrawn':
    case 'extension-refused':
    case 'extension-granted':
      return extensionChanged(state, event);
    case 'date-corrected':
    case 'basis-replaced':
      return withNotice(
        withDeadline(state, event.data.deadlineId, dateChanged(event)),
        noticeOf('date-moved', event.data.deadlineId, event.at),
      );
    case 'date-recomputed':
      // Whoever saved the calendar tells everybody in one mail.
      return withDeadline(state, event.data.deadlineId, dateChanged(event));
    case 'conclusion-applied':
      return withNotice(
        conclusionApplied(state, event),
        noticeOf('concluded', event.data.deadlineId, event.at),
      );
    case 'duplication-checked': {
      const { no, on, by, conclusion, checkedWith, basis } = event.data;
      return { ...state, duplicationCheck: { no, on, by, conclusion, checkedWith, basis } };
    }
    case 'urged':
      return { ...state, urgedOn: event.data.on };
    case 'units-replaced':
      return unitsReplaced(state, event.data.map);
    case 'task-amended':
      return withNotice(taskAmended(state, event), {
        ...{ key: `amended@${event.at}`, kind: 'amended', deadlineId: null, at: event.at },
      });
    case 'rules-applied':
      return rulesApplied(state, event.data);
    case 'case-noted':
      return withDeadline(state, event.data.deadlineId, () => ({
        case: { id: event.data.caseId, status: event.data.status },
      }));
    case 'reminded':
    case 'escalated':
      return withFact(state, event.data, { slot: event.data.slot, outcome: 'sent' });
    case 'rung-skipped':
      return withFact(state, event.data, { slot: event.data.slot, outcome: 'skipped' });
    case 'rung-superseded':
      return withFact(state, event.data, { slot: event.data.slot, outcome: 'superseded' });
    case 'escalation-delivered': {
      const fact = state.done[event.data.doneKey];
      if (!fact) return state;
      return {
        ...state,
        done: { ...state.done, [event.data.doneKey]: { ...fact, delivery: event.data.outcome } },
      };
    }
    case 'notice-sent':
      return { ...state, notices: state.notices.filter((n) => n.key !== event.data.key) };
  }
}

function profileCompleted(
  state: TaskState,
  event: Extract<TaskEvent, { type: 'profile-completed' }>,
): TaskState {
  const { deadlines, ...fields } = event.data;
  const known = new Map(state.deadlines.map((d) => [d.id, d]));
  return {
    ...state,
    ...fields,
    basis: fields.basis === undefined ? state.basis : fields.basis,
    title: event.text.title ?? state.title,
    deadlines: deadlines
      ? deadlines.map((d) => ({
          ...(known.get(d.id) ?? emptyDeadline(d.id)),
          rule: d.rule,
          deliverable: event.text.deliverables?.[d.id] ?? '',
        }))
      : state.deadlines,
  };
}

function activated(state: TaskState, event: Recorded<Extract<TaskEvent, { type: 'activated' }>>): TaskState {
  const { assignedOn, recordedOn, since, deadlines } = event.data;
  const byId = new Map(deadlines.map((d) => [d.id, d]));
  const started: TaskState = {
    ...state,
    status: 'active',
    policy: event.data.policy,
    assignedOn,
    assignmentRecordedOn: recordedOn,
    deadlines: state.deadlines.map((d) => {
      const dated = byId.get(d.id);
      if (!dated) return d;
      const { status, legalDue, workingDue, explanation } = dated;
      return {
        ...d,
        status,
        legalDue,
        workingDue,
        explanation,
        originalLegalDue: legalDue,
        ladderNo: 1,
        ladderFrom: assignedOn,
        ladderSince: since,
      };
    }),
  };
  return withNotice(started, {
    key: `assigned@${event.at}`,
    kind: 'assigned',
    deadlineId: null,
    at: event.at,
  });
}

function reopened(state: TaskState, event: Recorded<Extract<TaskEvent, { type: 'reopened' }>>): TaskState {
  const { deadlineId, reworkDue, on } = event.data;
  // A draft that was ended is a draft again: it has not passed the gate.
  if (deadlineId === null && state.assignedOn === null) return { ...state, status: 'draft' };
  const active = state.status === 'active' ? state : takenUpAgain(state, event.at);
  if (deadlineId === null) return active;
  return withDeadline(active, deadlineId, (d) => ({
    ...newLadder(d, on, event.at),
    status: 'rework',
    reworkDue,
    submission: null,
    completedOn: null,
  }));
}

function newLadder(d: DeadlineState, on: string, at: string): Partial<DeadlineState> {
  return { ladderNo: d.ladderNo + 1, ladderFrom: on, ladderSince: at, case: null };
}

function withDeadline(
  state: TaskState,
  id: string,
  change: (d: DeadlineState) => Partial<DeadlineState>,
): TaskState {
  return { ...state, deadlines: state.deadlines.map((d) => (d.id === id ? { ...d, ...change(d) } : d)) };
}

function withNotice(state: TaskState, notice: Notice): TaskState {
  return { ...state, notices: [...state.notices, notice] };
}

function noticeOf(kind: Notice['kind'], deadlineId: string, at: string): Notice {
  return { key: `${kind}@${at}`, kind, deadlineId, at };
}

function withFact(
  state: TaskState,
  ref: { deadlineId: string | null; key: string },
  fact: RungFact,
): TaskState {
  return { ...state, done: { ...state.done, [doneKey(ref.deadlineId, ref.key)]: fact } };
}

function emptyDeadline(id: string): DeadlineState {
  return {
    id,
    deliverable: '',
    rule: { kind: 'continuous' },
    status: 'open',
    originalLegalDue: null,
    legalDue: null,
    workingDue: null,
    explanation: [],
    ladderNo: 0,
    ladderFrom: null,
    ladderSince: null,
    reworkDue: null,
    submission: null,
    submissions: 0,
    completedOn: null,
    case: null,
  };
}
