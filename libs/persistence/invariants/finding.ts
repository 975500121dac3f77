/** Something that must always hold and does not. */
export interface InvariantFinding {
  invariant: InvariantName;
  /** An id, or what the finding is about. */
  subject: string;
  problem: string;
}

export type InvariantName =
  /** The row says another next slot or wake-up than the rules, or the slot's items are not what they plan. */
  | 'plan-differs'
  /** Its time to be planned has passed, and it is not planned. */
  | 'unplanned'
  /** A slot that is over left something behind. */
  | 'slot-left-over'
  | 'two-mails-in-a-slot'
  /** The same step was told to the same person by two mails. */
  | 'told-twice'
  /** A mail tells a step that its task knows nothing of. */
  | 'fact-missing'
  /** A task says that somebody was told, and there is no mail to show for it. */
  | 'notice-unproven'
  /** A mail tells a step of a task that had ended before. */
  | 'told-after-end'
  /** One command was done more than once. */
  | 'command-twice'
  /** A command was answered as done, and the record knows nothing of it. */
  | 'command-lost'
  /** Sent again although the promise of a mail does not allow it. */
  | 'resent'
  /** On its way although its day is over, or in the hands of a sender that is dead. */
  | 'mail-stuck'
  | 'mail-state'
  /** Set aside because it failed again and again. */
  | 'outbox-parked';
