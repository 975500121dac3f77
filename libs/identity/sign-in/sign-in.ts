import { UserError } from '#contracts';
import { sourceOf } from '../limits/source-address.js';
import { activePerson, type Directory, type KnownPerson } from '../people/directory.js';
import { hashCode, hashSecret, newCode, newSecret, sameHash } from '../secrets.js';
import type { LoginCode, LoginCodeStore } from './login-code.js';
import { RateLimit } from './rate-limit.js';

const MINUTE_MS = 60_000;
export const CODE_MINUTES = 10;
const TRIES_PER_CODE = 5;
/** A million codes: whoever asks for new ones all day, from wherever, is right once in ninety years. */
const TRIES_PER_DAY = 30;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface SignInLetter {
  person: KnownPerson;
  code: string;
  token: string;
  minutes: number;
}

export interface SignInPorts {
  directory: Directory;
  codes: LoginCodeStore;
  /** One strict mailbox, or null (`#mail`). */
  parseMailbox: (text: string) => string | null;
  /** Sends the mail by itself; the answer does not wait for it, so its time tells nothing about the address. */
  send: (letter: SignInLetter) => void;
  /** Key of the code hashes. */
  secret: string;
  /** Real time: limits of safety do not follow a programme clock that jumps. */
  now: () => Date;
}

export interface AskedFrom {
  ip: string;
  /** The secret this browser already holds from an earlier request, if any. */
  browser: string | null;
}

/**
 * Sign-in by mail: a link and a six-digit code, used once, within ten minutes. The link works in any browser but only
 * when a person presses the button there (mail scanners open links); the code only in the browser that asked.
 */
export class SignIn {
  private readonly perAddress: RateLimit;
  private readonly perSource: RateLimit;
  private readonly triesPerSource: RateLimit;
  private readonly codesPerAddress: RateLimit;

  constructor(private readonly ports: SignInPorts) {
    this.perAddress = new RateLimit({ count: 10, withinMs: 15 * MINUTE_MS }, ports.now);
    this.perSource = new RateLimit({ count: 100, withinMs: 15 * MINUTE_MS }, ports.now);
    this.triesPerSource = new RateLimit({ count: 100, withinMs: 15 * MINUTE_MS }, ports.now);
    const instead = 'mở đường dẫn trong thư đăng nhập';
    this.codesPerAddress = new RateLimit({ count: TRIES_PER_DAY, withinMs: DAY_MS, instead }, ports.now);
  }

  /**
   * @returns the secret that binds the code to this browser
   * @throws UserError `invalid-input` for what is not one mailbox, `too-many-requests`
   */
  async ask(address: string, from: AskedFrom): Promise<{ browser: string }> {
    const email = this.mailbox(address);
    this.perSource.take(sourceOf(from.ip));
    this.perAddress.take(email.toLowerCase());
    const now = this.ports.now();
    const [token, code, browser] = [newSecret(), newCode(), from.browser ?? newSecret()];
    const tokenHash = hashSecret(token);
    const known = await activePerson(this.ports.directory, email);
    await this.ports.codes.create({
      email: email.toLowerCase(),
      personId: known?.id ?? null,
      codeHash: hashCode(code, tokenHash, this.ports.secret),
      tokenHash,
      browserHash: hashSecret(browser),
      expiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE_MS).toISOString(),
    });
    if (known) this.ports.send({ person: known, code, token, minutes: CODE_MINUTES });
    return { browser };
  }

  /** @throws UserError `gone` when the link was used, is too old or never existed */
  async byToken(token: string, ip: string): Promise<KnownPerson> {
    this.triesPerSource.take(sourceOf(ip));
    return this.consume(await this.ports.codes.findByToken(hashSecret(token)));
  }

  /**
   * @throws UserError `invalid-input` for a wrong code, `gone` when it was used, tried too often or is too old;
   *   `too-many-requests` for a mailbox whose codes were tried too often in a day: the link goes on working
   */
  async byCode(address: string, code: string, from: AskedFrom): Promise<KnownPerson> {
    this.triesPerSource.take(sourceOf(from.ip));
    const email = this.mailbox(address).toLowerCase();
    const { browser } = from;
    const asked = browser === null ? null : await this.ports.codes.findActive(email, hashSecret(browser));
    if (asked === null) throw elsewhere();
    this.codesPerAddress.take(email);
    if ((await this.ports.codes.attempt(asked.id)) > TRIES_PER_CODE) throw gone();
    if (!sameHash(asked.codeHash, hashCode(code, asked.tokenHash, this.ports.secret))) {
      throw new UserError('invalid-input', 'Mã chưa đúng.', [{ path: 'code', message: 'mã chưa đúng' }]);
    }
    return this.consume(asked);
  }

  private async consume(asked: LoginCode | null): Promise<KnownPerson> {
    const now = this.ports.now();
    if (asked === null || asked.usedAt !== null || Date.parse(asked.expiresAt) <= now.getTime()) throw gone();
    if (!(await this.ports.codes.use(asked.id))) throw gone();
    const person = asked.personId === null ? null : await activePerson(this.ports.directory, asked.personId);
    if (person === null) throw gone();
    return person;
  }

  private mailbox(address: string): string {
    const email = this.ports.parseMailbox(address);
    if (email === null) {
      throw new UserError('invalid-input', 'Địa chỉ thư chưa đúng.', [
        { path: 'email', message: 'cần đúng một địa chỉ thư dạng ten@tenmien' },
      ]);
    }
    return email;
  }
}

function gone(): UserError {
  return new UserError('gone', 'Đường dẫn hoặc mã đã dùng hay đã quá hạn; đề nghị xin mã mới.');
}

function elsewhere(): UserError {
  return new UserError(
    'gone',
    'Mã đã dùng, đã quá hạn, hoặc được xin trên trình duyệt khác; đề nghị xin mã mới hoặc mở đường dẫn trong thư.',
  );
}
