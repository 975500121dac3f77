import { type CalendarAddressView, MOST_CALENDAR_ADDRESSES, UserError } from '#contracts';
import { sourceOf } from '../limits/source-address.js';
import { TokenBuckets } from '../limits/token-buckets.js';
import { activePerson, type Directory, type KnownPerson } from '../people/directory.js';
import { hashSecret, newSecret } from '../secrets.js';

/** A secret address of a person's calendar. Its bearer reads that person's dates and does nothing else. */
export interface CalendarAddress {
  hash: string;
  personId: string;
  label: string;
  createdAt: string;
  lastReadAt: string | null;
}

/** Kept in PostgreSQL (`#persistence`), with the same real clock. Revoked addresses are not found. */
export interface CalendarAddressStore {
  create(address: Pick<CalendarAddress, 'hash' | 'personId' | 'label'>): Promise<void>;
  find(hash: string): Promise<CalendarAddress | null>;
  list(personId: string): Promise<CalendarAddress[]>;
  markRead(hash: string): Promise<void>;
  revoke(hash: string): Promise<void>;
}

/** Calendar services read for many people from few addresses; a calendar asks a few times an hour. */
const PER_SOURCE = { burst: 120, perSecond: 1 };
const PER_CALENDAR = { burst: 12, perSecond: 1 / 60 };
/** "Last read" is written at most this often. */
const MARK_MS = 60 * 60_000;

/** Addresses that people make for their calendar programs, which cannot sign in: shown once, hashed, revocable. */
export class CalendarAddresses {
  private readonly sources: TokenBuckets;
  private readonly calendars: TokenBuckets;

  constructor(
    private readonly store: CalendarAddressStore,
    private readonly directory: Directory,
    private readonly now: () => Date,
  ) {
    this.sources = new TokenBuckets(PER_SOURCE, now);
    this.calendars = new TokenBuckets(PER_CALENDAR, now);
  }

  /**
   * @returns the secret, which is nowhere else, with what is listed of it
   * @throws UserError `state-conflict` when the person has as many as one may have
   */
  async make(personId: string, label: string): Promise<{ token: string; made: CalendarAddressView }> {
    if ((await this.store.list(personId)).length >= MOST_CALENDAR_ADDRESSES) {
      const most = `Mỗi người có nhiều nhất ${MOST_CALENDAR_ADDRESSES} địa chỉ lịch; thu hồi bớt rồi tạo lại.`;
      throw new UserError('state-conflict', most);
    }
    const token = newSecret();
    const hash = hashSecret(token);
    await this.store.create({ hash, personId, label });
    const createdAt = this.now().toISOString();
    return { token, made: viewOf({ hash, personId, label, createdAt, lastReadAt: null }) };
  }

  /** The live addresses of a person, newest first. */
  async list(personId: string): Promise<CalendarAddressView[]> {
    return (await this.store.list(personId)).map(viewOf);
  }

  /** @throws UserError `not-found` when this person has no such address */
  async revoke(personId: string, id: string): Promise<void> {
    const found = (await this.store.list(personId)).find((address) => viewOf(address).id === id);
    if (!found) throw new UserError('not-found', 'Không có địa chỉ lịch này.');
    await this.store.revoke(found.hash);
  }

  /**
   * The active person whose calendar an address is, or null when it is unknown or revoked.
   *
   * @param source the network address that asks
   * @throws TooManyRequests
   */
  async personOf(token: string, source: string): Promise<KnownPerson | null> {
    this.sources.take(sourceOf(source));
    const hash = hashSecret(token);
    const found = await this.store.find(hash);
    if (found === null) return null;
    this.calendars.take(hash);
    const person = await activePerson(this.directory, found.personId);
    const read = found.lastReadAt === null ? 0 : Date.parse(found.lastReadAt);
    if (person !== null && this.now().getTime() - read > MARK_MS) await this.store.markRead(hash);
    return person;
  }
}

/** The name shown is cut from the hash; it opens nothing. */
function viewOf({ hash, label, createdAt, lastReadAt }: CalendarAddress): CalendarAddressView {
  return { id: hash.slice(0, 16), label, createdAt, lastReadAt };
}
