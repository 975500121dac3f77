import type { NoticeChoice } from '#contracts';

/** What decides how much something told weighs. */
interface Weighed {
  kind: string;
  rung: string;
}

/** One mail of a slot: what it tells, and the rule it is sent by. */
export interface MailOfSlot<T> {
  class: 'grave' | 'routine';
  told: readonly T[];
  /** Whether it also takes what an earlier mail may not have brought. */
  again: boolean;
}

/** A report upwards, or the last day: sent once more when nobody knows whether it arrived. */
export function isGrave({ kind, rung }: Weighed): boolean {
  return kind === 'escalation' || rung === 'T-0';
}

/**
 * The mails of one person in one slot. Everything is told whatever the person has chosen: legal steps, reports upwards
 * and decisions cannot be switched off. The choice only says whether what is grave stands in a mail of its own; a
 * merged mail takes the rule of its gravest line.
 *
 * @param again something of an earlier mail is told again
 */
export function mailsOfSlot<T extends Weighed>(
  told: readonly T[],
  choice: NoticeChoice,
  again: boolean,
): MailOfSlot<T>[] {
  const grave = told.filter(isGrave);
  const routine = told.filter((one) => !isGrave(one));
  if (choice === 'together' || grave.length === 0 || (routine.length === 0 && !again)) {
    return [{ class: grave.length > 0 ? 'grave' : 'routine', told, again }];
  }
  return [
    { class: 'grave', told: grave, again: false },
    { class: 'routine', told: routine, again },
  ];
}
