import type { MessageState, ReminderState, ReminderView } from '#contracts';
import { formatDate, instantAt, type RoleRef, type Rung } from '#domain';
import type { EventRecord, TaskMessageLine } from '#persistence';
import type { Scene } from '../naming/scene.js';
import { roleWord, rungTitle, SKIPPED_BECAUSE } from './rung-words.js';

/** One stream of facts: the task's own, or that of a case of it. */
export interface FactStream {
  events: readonly EventRecord[];
  lines: readonly TaskMessageLine[];
  /** The rungs of the present ladders by done key: they know the reason. */
  rungs: ReadonlyMap<string, Rung>;
  /** A case has no deadline in its facts; the task's are by deadline. */
  deadlineId: string | null;
}

interface FactData {
  deadlineId?: string | null;
  key: string;
  rung: string;
  kind?: ReminderView['kind'];
  nominal: string;
  slot: string;
  to?: string[];
  reason?: string;
  by?: string;
}

const FACTS: ReadonlySet<string> = new Set(['reminded', 'escalated', 'rung-skipped', 'rung-superseded']);

function isFact(event: EventRecord): event is EventRecord & { data: FactData } {
  return FACTS.has(event.type);
}

/** Rungs that are settled, as the record has them; also those of ladders that are over. */
export function pastRungs(
  stream: FactStream,
  readerOf: (line: TaskMessageLine) => boolean,
  scene: Scene,
): ReminderView[] {
  return stream.events.filter(isFact).map(({ type, data: fact }) => {
    const doneKey = fact.deadlineId ? `${fact.deadlineId}:${fact.key}` : fact.key;
    const lines = stream.lines.filter((line) => line.doneKey === doneKey);
    const rung = stream.rungs.get(doneKey);
    return {
      rung: fact.rung,
      title: rungTitle(fact.rung),
      kind: fact.kind ?? 'escalation',
      at: instantAt(fact.slot, scene.policy.slotHour),
      state: stateOf(type, lines),
      why: rung?.why ?? `Ngày theo bậc nhắc: ${formatDate(fact.nominal)}.`,
      reason: reasonOf(type, fact),
      deadline: fact.deadlineId ?? stream.deadlineId,
      to: (fact.to ?? []).map((id) => ({ ...scene.names.person(id), role: rolesOf(rung) })),
      messageId: lines.find(readerOf)?.messageId ?? null,
    };
  });
}

/** The gravest of what became of the mails, when several people were told. */
const BY_GRAVITY: readonly ReminderState[] = ['failed', 'ambiguous', 'queued', 'sent', 'superseded'];

function stateOf(type: string, lines: readonly TaskMessageLine[]): ReminderState {
  if (type === 'rung-skipped') return 'silenced';
  if (type === 'rung-superseded') return 'superseded';
  const states = lines.map((line) => mailState(line.state));
  return BY_GRAVITY.find((state) => states.includes(state)) ?? 'sent';
}

function mailState(state: MessageState): ReminderState {
  switch (state) {
    case 'planned':
    case 'queued':
    case 'sending':
    case 'finishing':
      return 'queued';
    default:
      return state;
  }
}

function reasonOf(type: string, fact: FactData): string | null {
  if (type === 'rung-skipped') return SKIPPED_BECAUSE[fact.reason === 'debtor' ? 'debtor' : 'nobody'];
  if (type === 'rung-superseded')
    return `hệ thống gửi chậm nên “${rungTitle(fact.by ?? '')}” thay cho bước này`;
  return null;
}

function rolesOf(rung: Rung | undefined): string {
  return (rung?.to ?? []).map((ref: RoleRef) => roleWord(ref.role)).join(', ');
}
