import type { EventView, Instant, ReminderView } from '#contracts';
import { type EventWords, eventWords } from './event-words.js';
import type { TimelineNames } from './work-words.js';

export type Entry =
  | { kind: 'act'; key: string; at: Instant; words: EventWords; actor: string; onBehalfOf: string | null }
  | { kind: 'step'; key: string; at: Instant; reminder: ReminderView }
  /** Silenced steps beside each other with one reason, told once. */
  | { kind: 'silenced'; key: string; at: Instant; reason: string; reminders: ReminderView[] };

export interface Story {
  past: Entry[];
  /** Steps to come while everything goes as planned. */
  coming: Entry[];
  /** Steps that only come when the date passes without a deliverable. */
  ifLate: Entry[];
}

/** Fewer silenced steps than this are told one by one. */
const WORTH_FOLDING = 3;

/** Acts and steps as one story in order of time, cut at `now`; `late` names the deadlines that are overdue already. */
export function story(
  events: readonly EventView[],
  reminders: readonly ReminderView[],
  now: Instant,
  late: ReadonlySet<string> = new Set(),
  names?: TimelineNames,
): Story {
  const onlyWhenLate = (entry: Entry) => entry.kind === 'step' && followsLateness(entry.reminder, late);
  const steps = reminders.map((reminder, i): Entry => {
    const key = `step ${reminder.deadline ?? ''} ${reminder.rung} ${reminder.at} ${i}`;
    return { kind: 'step', key, at: reminder.at, reminder };
  });
  const all = [...events.flatMap((event) => act(event, names)), ...steps].sort(byTime);
  const isPast = (entry: Entry) => (entry.kind === 'step' ? settled(entry.reminder, now) : true);
  const ahead = all.filter((entry) => !isPast(entry));
  return {
    past: foldSilenced(all.filter(isPast)),
    coming: foldSilenced(ahead.filter((entry) => !onlyWhenLate(entry))),
    ifLate: foldSilenced(ahead.filter(onlyWhenLate)),
  };
}

function act(event: EventView, names?: TimelineNames): Entry[] {
  const words = eventWords(event, names);
  if (words === null) return [];
  const { seq, at, actorName: actor, onBehalfOfName: onBehalfOf } = event;
  return [{ kind: 'act', key: `act ${seq}`, at, words, actor, onBehalfOf }];
}

/** Instants are compared as instants: one may be written with milliseconds, the other without. */
function byTime(a: Entry, b: Entry): number {
  return Date.parse(a.at) - Date.parse(b.at);
}

function settled(reminder: ReminderView, now: Instant): boolean {
  if (reminder.state === 'planned' || reminder.state === 'queued') return false;
  return reminder.state !== 'silenced' || Date.parse(reminder.at) <= Date.parse(now);
}

/** Overdue reminders and the levels after a date that has not passed yet; what is silenced does not come at all. */
function followsLateness({ kind, rung, deadline, state }: ReminderView, late: ReadonlySet<string>): boolean {
  if (state === 'silenced') return false;
  const afterDue = kind === 'overdue' || kind === 'status' || /^[LC]\W?\d/.test(rung);
  return afterDue && !(deadline !== null && late.has(deadline));
}

function foldSilenced(entries: Entry[]): Entry[] {
  const folded: Entry[] = [];
  for (let i = 0; i < entries.length; ) {
    const run = silencedRun(entries, i);
    const first = entries[i]!;
    if (run.length >= WORTH_FOLDING && first.kind === 'step') {
      const reason = first.reminder.reason ?? '';
      folded.push({ kind: 'silenced', key: `silenced ${first.key}`, at: first.at, reason, reminders: run });
      i += run.length;
    } else {
      folded.push(first);
      i += 1;
    }
  }
  return folded;
}

function silencedRun(entries: Entry[], from: number): ReminderView[] {
  const run: ReminderView[] = [];
  for (const entry of entries.slice(from)) {
    if (entry.kind !== 'step' || entry.reminder.state !== 'silenced') break;
    if (run.length > 0 && entry.reminder.reason !== run[0]?.reason) break;
    run.push(entry.reminder);
  }
  return run;
}
