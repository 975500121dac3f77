/** What a planning activity answers: whether anything can still come, and when to ask again. */
export interface NextStep {
  /** Nothing will ever come again unless somebody reopens it. */
  closed: boolean;
  /** Real milliseconds; null: only a change can bring something. */
  waitMs: number | null;
}
