import type { Outlook } from '#contracts';

/**
 * The rule of `libs/domain/outlook` in SQL, over the terms of one day and what of a task lasts (`lastingLook`): each mark
 * a condition that an index answers, so that lists are found, counted and cut into pages by the database.
 */

/** The first day behind a span: a date before the next working day counts to itself, any other to its last working day. */
const end = (to: 'soonTo' | 'nearTo', before: 'soonBefore' | 'nearBefore') =>
  `(CASE WHEN :workingFrom::date <= :${to}::date THEN :${before}::date ELSE :${to}::date + 1 END)`;

const SOON_END = end('soonTo', 'soonBefore');
const NEAR_END = end('nearTo', 'nearBefore');

/** Neither overdue nor due soon. */
const FAR = `(t.open_due IS NULL OR t.open_due >= ${SOON_END})`;
const ACTIVE = `t.status = 'active'`;

const LOOKS: Readonly<Record<Outlook, string>> = {
  overdue: `${ACTIVE} AND t.open_due < :today`,
  'due-soon': `${ACTIVE} AND t.open_due >= :today AND t.open_due < ${SOON_END}`,
  'awaiting-check': `${ACTIVE} AND t.lasting = 'awaiting-check' AND ${FAR}`,
  backlog: `${ACTIVE} AND t.lasting = 'backlog' AND ${FAR}`,
  'on-track': `${ACTIVE} AND ${FAR} AND (t.lasting = 'on-track' OR
    t.lasting IN ('scheduled', 'done') AND t.open_due IS NOT NULL AND (t.acknowledged OR t.open_due < ${NEAR_END}))`,
  scheduled: `${ACTIVE} AND (t.lasting IN ('scheduled', 'done') AND t.open_due >= ${NEAR_END} AND NOT t.acknowledged OR
    t.lasting = 'scheduled' AND t.open_due IS NULL)`,
  done: `(t.status = 'completed' OR ${ACTIVE} AND t.lasting = 'done' AND t.open_due IS NULL)`,
  draft: `t.status = 'draft'`,
  suspended: `t.status = 'suspended'`,
  stopped: `t.status = 'stopped'`,
};

/** A condition on tasks `t`: they look like any of these, by the terms of a day (parameters of the same names). */
export function looksLike(any: readonly Outlook[]): string {
  return `(${any.map((outlook) => `(${LOOKS[outlook]})`).join(' OR ')})`;
}
