/** Hands mails over, whoever does it: the sender itself, or the thread it runs in. */
export interface MailSender {
  /** Whether somebody has asked it to hand over, and it has not answered yet. */
  readonly busy: boolean;
  /**
   * Hands over everything that is due now; answers in how many real milliseconds to come again, or null when nothing
   * is left. `beat` is called while there is progress.
   */
  drain(beat: () => void): Promise<{ waitMs: number | null }>;
  /** Takes over what dead senders had in hand; answers how many mails. */
  recover(): Promise<number>;
  /** Gives back what is not past its dot, waits for the answers to what is. */
  close(): Promise<void>;
}
