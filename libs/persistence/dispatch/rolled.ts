import { type EntityManager, In } from 'typeorm';
import type { IsoDate } from '#contracts';
import {
  addDays,
  type CaseState,
  type CycleState,
  countdown,
  cycleRungs,
  rungsOfSupervision,
  type SupervisionState,
  type TaskState,
  taskRungs,
  type WorkingCalendar,
} from '#domain';
import type { DigestLine } from '#mail';
import { AggregateEntity, MessageEntity, MessageItemEntity } from '../entities/index.js';
import type { Rules } from '../stores/settings-store.js';
import type { PlannedItem } from './items.js';

/** A line of an earlier mail that perhaps never arrived, told again in the next digest. */
export interface RolledLine {
  messageId: string;
  item: MessageItemEntity;
  programme: string;
  demo: boolean;
  line: DigestLine;
}

/** After so many days a line that nobody could be told of again is history. */
const FORGOTTEN_AFTER_DAYS = 31;

/**
 * Routine mails without an answer after their dot, and mails that no server took all day; not yet told again. Of none
 * of them has a server said yes (2xx): the index of those that may not have arrived is small.
 */
const UNROLLED = `FROM message WHERE settled_at IS NOT NULL AND rolled_into IS NULL AND coalesce(reply, '') NOT LIKE '2%' AND slot_date < $1 AND slot_date >= $2 AND (
  (state = 'ambiguous' AND class = 'routine') OR (state = 'failed' AND class <> 'letter' AND reply LIKE 'expired%'))`;

export async function recipientsOfUnrolled(tx: EntityManager, slot: IsoDate): Promise<string[]> {
  const rows = (await tx.query(`SELECT DISTINCT recipient ${UNROLLED}`, bounds(slot))) as {
    recipient: string;
  }[];
  return rows.map((row) => row.recipient);
}

/** Mails that perhaps never arrived, with the aggregates their lines are about. */
export interface Unrolled {
  messages: readonly MessageEntity[];
  aggregates: ReadonlyMap<string, AggregateEntity>;
}

export async function findUnrolled(
  tx: EntityManager,
  slot: IsoDate,
  recipients: readonly string[],
): Promise<Unrolled> {
  const rows = (await tx.query(`SELECT id ${UNROLLED} AND recipient = ANY($3)`, [
    ...bounds(slot),
    recipients,
  ])) as { id: string }[];
  if (rows.length === 0) return { messages: [], aggregates: new Map() };
  const messages = await tx.find(MessageEntity, {
    where: { id: In(rows.map((row) => row.id)) },
    relations: { items: true },
    order: { slotDate: 'ASC', id: 'ASC', items: { ordinal: 'ASC' } },
  });
  const ids = [...new Set(messages.flatMap((m) => m.items.map((item) => item.aggregateId)))];
  const aggregates = await tx.findBy(AggregateEntity, { id: In(ids) });
  return { messages, aggregates: new Map(aggregates.map((a) => [a.id, a])) };
}

/** What a person may have missed and still concerns them, without what the digest says anyway. */
export function rolledLines(
  { messages, aggregates }: Unrolled,
  slot: IsoDate,
  recipient: string,
  said: readonly PlannedItem[],
  rules: Rules,
): RolledLine[] {
  const own = messages.filter((message) => message.recipient === recipient);
  return own.flatMap((message) =>
    message.items
      .filter(
        (item) => !said.some((s) => s.aggregateId === item.aggregateId && s.deadlineId === item.deadlineId),
      )
      .filter((item) => stillConcerns(aggregates.get(item.aggregateId), item, rules))
      .map((item) => {
        const aggregate = aggregates.get(item.aggregateId)!;
        const { demo = false } = aggregate.state as Partial<TaskState>;
        const line = toldAgain(item, message, slot, rules.calendar);
        return { messageId: message.id, item, programme: aggregate.programme, demo, line };
      }),
  );
}

function bounds(slot: IsoDate): [IsoDate, IsoDate] {
  return [slot, addDays(slot, -FORGOTTEN_AFTER_DAYS)];
}

/** A reminder of what has been submitted since is no longer true; a notice stays true. */
function stillConcerns(
  aggregate: AggregateEntity | undefined,
  item: MessageItemEntity,
  rules: Rules,
): boolean {
  if (!aggregate) return false;
  if (aggregate.kind === 'case') return (aggregate.state as CaseState).status === 'with-committee';
  if (aggregate.kind === 'cycle') {
    const rungs = cycleRungs(aggregate.state as CycleState, rules);
    return rungs.some(({ rung }) => rung.key === item.doneKey);
  }
  if (aggregate.kind === 'supervision') {
    const rungs = rungsOfSupervision(aggregate.state as SupervisionState, rules);
    return rungs.some(({ key }) => key === item.doneKey);
  }
  if (item.doneKey === null) return true;
  const rung = taskRungs(aggregate.state as TaskState, rules).find((r) => r.doneKey === item.doneKey);
  return rung?.silenced === null;
}

function toldAgain(
  item: MessageItemEntity,
  message: MessageEntity,
  slot: IsoDate,
  calendar: WorkingCalendar,
): DigestLine {
  const { line } = item;
  const how =
    message.state === 'ambiguous'
      ? { mayHaveBeenSentOn: message.slotDate }
      : { systemDelay: { nominal: message.slotDate } };
  return { ...line, ...how, ...countdown(line, slot, calendar) };
}
