import { type SessionView, UserError } from '#contracts';
import { hashSecret, newSecret } from '../secrets.js';
import type { Session, SessionStore } from './session.js';

const MINUTE_MS = 60_000;
/** After this long without a request the session has ended. */
export const IDLE_MS = 12 * 60 * MINUTE_MS;
/** After this long it has ended in any case. */
export const ABSOLUTE_MS = 7 * 24 * 60 * MINUTE_MS;
/** "Last seen" is written at most this often. */
const TOUCH_MS = MINUTE_MS;
const LONGEST_AGENT = 200;

/** Server-side sessions: a new secret at every sign-in, revoked at once, limited when idle and in all. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly now: () => Date,
  ) {}

  /** @returns the secret for the browser's cookie; it is nowhere else */
  async open(personId: string, userAgent: string): Promise<string> {
    const secret = newSecret();
    const now = this.now();
    await this.store.create({
      idHash: hashSecret(secret),
      personId,
      expiresAt: new Date(now.getTime() + ABSOLUTE_MS).toISOString(),
      userAgent: userAgent.replace(/\p{Cc}/gu, ' ').slice(0, LONGEST_AGENT),
    });
    return secret;
  }

  /** The live session of a secret, or null. */
  async find(secret: string): Promise<Session | null> {
    const session = await this.store.find(hashSecret(secret));
    if (session === null || !this.isLive(session)) return null;
    if (this.now().getTime() - Date.parse(session.lastSeenAt) > TOUCH_MS)
      await this.store.touch(session.idHash);
    return session;
  }

  async close(idHash: string): Promise<void> {
    await this.store.revoke(idHash);
  }

  /** The live sessions of a person, newest first. The name shown is cut from the hash; it opens nothing. */
  async list(personId: string, current: string | null): Promise<SessionView[]> {
    const sessions = (await this.store.list(personId)).filter((s) => this.isLive(s));
    return sessions
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
      .map((s) => ({
        id: nameOf(s),
        current: s.idHash === current,
        createdAt: s.createdAt,
        lastSeenAt: s.lastSeenAt,
        expiresAt: s.expiresAt,
        userAgent: s.userAgent,
      }));
  }

  /** @throws UserError `not-found` when this person has no such session */
  async revoke(personId: string, name: string): Promise<void> {
    const session = (await this.store.list(personId)).find((s) => this.isLive(s) && nameOf(s) === name);
    if (!session) throw new UserError('not-found', 'Không có phiên đăng nhập này.');
    await this.close(session.idHash);
  }

  /** All of a person's but this one; how many there were. */
  async closeOthers(personId: string, current: string | null): Promise<number> {
    const others = (await this.store.list(personId)).filter((s) => this.isLive(s) && s.idHash !== current);
    for (const { idHash } of others) await this.close(idHash);
    return others.length;
  }

  private isLive(session: Session): boolean {
    const now = this.now().getTime();
    return Date.parse(session.expiresAt) > now && Date.parse(session.lastSeenAt) + IDLE_MS > now;
  }
}

function nameOf(session: Session): string {
  return session.idHash.slice(0, 16);
}
