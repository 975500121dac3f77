import type { SignInLetter } from '#identity';
import {
  buildMessage,
  composeSignInMail,
  type MailAccount,
  mayReceive,
  messageIdFor,
  ownDomain,
  type SmtpPool,
} from '#mail';
import type { Logger } from '#platform';

export interface SignInMailOptions {
  publicUrl: string;
  account: Omit<MailAccount, 'smtp'>;
  /** In pilot mode the one box that all mail goes to. */
  pilot: () => Promise<string | null>;
  now: () => Date;
}

/** Path of the page that asks for the confirming click; the token is used up by that click only. */
const PAGE = '/dang-nhap/';

/**
 * Sends sign-in mails at once and by themselves: a person waits for them, also while the programme's mail is held.
 * The answer to the request does not wait, so that its time tells nothing about the address.
 */
export class SignInMailer {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly pool: Pick<SmtpPool, 'deliver' | 'close'>,
    private readonly options: SignInMailOptions,
    private readonly logger: Logger,
  ) {}

  send(letter: SignInLetter): void {
    const work = this.deliver(letter).catch((error: unknown) => {
      this.logger.error('a sign-in mail was not sent', {}, error);
    });
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.running);
    await this.pool.close();
  }

  private async deliver({ person, code, token, minutes }: SignInLetter): Promise<void> {
    const { publicUrl, account, pilot, now } = this.options;
    const { name, email } = person;
    const address = (await pilot()) ?? email;
    if (!mayReceive(account, address)) {
      this.logger.warn('a sign-in mail was not sent: its domain is not among the allowed ones');
      return;
    }
    const link = `${publicUrl}${PAGE}${token}`;
    const mail = composeSignInMail({ name, address: email, code, link, minutes });
    const { from, replyTo } = account;
    const source = await buildMessage({
      ...mail,
      from,
      replyTo,
      to: { name, address },
      messageId: messageIdFor(`sign-in|${token}`, ownDomain(account)),
      date: now(),
    });
    const outgoing = { from: from.address, to: address, source, beforeFinish: async () => undefined };
    const outcome = await this.pool.deliver(outgoing);
    if (outcome.state === 'accepted') return;
    const because = outcome.state === 'refused' ? String(outcome.code) : outcome.reason;
    this.logger.warn('a sign-in mail was not accepted', { outcome: outcome.state, because });
  }
}
