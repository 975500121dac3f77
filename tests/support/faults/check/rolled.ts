import { type IsoDate } from '#contracts';
import { addDays, type TaskState, taskRungs } from '#domain';
import type { Persistence } from '#persistence';
import { type Violation, violation } from './violation.js';

interface Doubtful {
  message: string;
  recipient: string;
  slot: IsoDate;
  aggregateId: string;
  deadlineId: string | null;
  doneKey: string | null;
  kind: 'task' | 'case';
  state: TaskState;
  /** Somebody was told of this deadline by a later mail. */
  toldLater: boolean;
  served: boolean;
}

const FORGOTTEN_AFTER_DAYS = 31;

/** A line that perhaps never arrived is told again in the person's next digest, while it still concerns. */
export async function checkRolled({ dataSource, settings, clock }: Persistence): Promise<Violation[]> {
  const rules = await settings.rules(null);
  const from = addDays(clock.now().toISOString().slice(0, 10), -FORGOTTEN_AFTER_DAYS);
  const rows = (await dataSource.query(DOUBTFUL, [from])) as Doubtful[];
  return rows
    .filter(({ served, toldLater }) => served && !toldLater)
    .filter(({ kind, doneKey, state }) => {
      if (kind === 'case') return (state as { status: string }).status === 'with-committee';
      if (doneKey === null) return true;
      return taskRungs(state, rules).find((r) => r.doneKey === doneKey)?.silenced === null;
    })
    .map(({ message, recipient, aggregateId, doneKey }) =>
      violation(
        'I2',
        message,
        `${recipient} may not know ${doneKey ?? 'the notice'} of ${aggregateId}, and was not told again`,
      ),
    );
}

/** `served`: a slot after the mail's own has been served since the doubt arose. */
const DOUBTFUL = `
SELECT m.id AS message, m.recipient, m.slot_date AS slot, i.aggregate_id AS "aggregateId", i.deadline_id AS "deadlineId",
  i.done_key AS "doneKey", a.kind, a.state,
  EXISTS (SELECT 1 FROM message l JOIN message_item k ON k.message_id = l.id
          WHERE l.recipient = m.recipient AND l.slot_date > m.slot_date AND l.frozen_at IS NOT NULL
            AND k.aggregate_id = i.aggregate_id AND k.deadline_id IS NOT DISTINCT FROM i.deadline_id) AS "toldLater",
  EXISTS (SELECT 1 FROM dispatch_slot s WHERE s.state = 'done' AND s.slot > m.slot_date AND s.started_at > m.settled_at) AS served
FROM message m JOIN message_item i ON i.message_id = m.id JOIN aggregate a ON a.id = i.aggregate_id
WHERE m.slot_date >= $1 AND ((m.state = 'ambiguous' AND m.class = 'routine') OR (m.state = 'failed' AND m.class <> 'letter' AND m.reply LIKE 'expired%'))`;
