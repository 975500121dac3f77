import { UserError } from '#contracts';
import { activePerson, type Directory } from '../people/directory.js';
import { hashSecret, newSecret } from '../secrets.js';

/** A bearer token for programs, made on the machine by an administrator. Only its hash is stored. */
export interface ApiToken {
  hash: string;
  personId: string;
  expiresAt: string;
}

/** Kept in PostgreSQL (`#persistence`), with the same real clock. Revoked and old tokens are not found. */
export interface TokenStore {
  create(token: ApiToken): Promise<void>;
  find(hash: string): Promise<ApiToken | null>;
}

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST_MS = 366 * UNIT_MS.d;
/** So that a leaked one is recognised by secret scanners and by people. */
const PREFIX = 'dondoc_';

/** `90s`, `15m`, `1h`, `30d` in milliseconds, up to a year. */
export function parseTtl(text: string): number {
  const match = /^(\d{1,9})([smhd])$/.exec(text.trim());
  const ms = match ? Number(match[1]) * UNIT_MS[match[2] as keyof typeof UNIT_MS] : 0;
  if (ms <= 0 || ms > LONGEST_MS) {
    throw new UserError('invalid-input', 'Thời hạn chưa đúng.', [
      { path: 'ttl', message: 'cần dạng 90s, 15m, 1h hoặc 30d, không quá 366 ngày' },
    ]);
  }
  return ms;
}

export class Tokens {
  constructor(
    private readonly store: TokenStore,
    private readonly directory: Directory,
    private readonly now: () => Date,
  ) {}

  /**
   * @param ttl `1h` and the like
   * @throws UserError `invalid-input` for a bad span, `not-found` for an unknown or inactive person
   */
  async create(email: string, ttl: string): Promise<{ token: string; expiresAt: string }> {
    const lifetime = parseTtl(ttl);
    const person = await activePerson(this.directory, email);
    if (person === null)
      throw new UserError('not-found', `Không có người dùng đang hoạt động với địa chỉ ${email}.`);
    const token = `${PREFIX}${newSecret()}`;
    const expiresAt = new Date(this.now().getTime() + lifetime).toISOString();
    await this.store.create({ hash: hashSecret(token), personId: person.id, expiresAt });
    return { token, expiresAt };
  }

  /** The person a token stands for, or null when it is unknown, old or revoked. */
  async personOf(token: string): Promise<string | null> {
    if (!token.startsWith(PREFIX)) return null;
    const known = await this.store.find(hashSecret(token));
    return known !== null && Date.parse(known.expiresAt) > this.now().getTime() ? known.personId : null;
  }
}
