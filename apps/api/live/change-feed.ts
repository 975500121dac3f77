import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import type { LiveKind, LiveNews } from '#contracts';
import { TooManyRequests } from '#identity';
import { type Persistence, ReadingPlace, type RecordedChange } from '#persistence';
import type { Logger } from '#platform';
import { LOGGER, PERSISTENCE } from '../tokens.js';

/** What happened since the last one: `reset` when too much did, or it is not known what. */
export interface FeedNews {
  /** Given back as `Last-Event-ID`, resumes behind everything that was told up to here. */
  place: string;
  news: Extract<LiveNews, 'ready' | 'changed' | 'reset'>;
  /** Kinds of what was changed, each once. */
  kinds: LiveKind[];
}

type Listener = Subscriber<FeedNews>;

const LOOK_EVERY_MS = 1_000;
/** More than one transaction writes. */
const MARGIN = 2_000n;
const MOST_AT_ONCE = 5_000;
/** Tabs that one person keeps open. */
const MOST_OF_ONE_PERSON = 20;

/**
 * Tells open pages that the record has grown. One look a second for all of them, and none while nobody listens; a
 * trigger or NOTIFY would make every commit of the engine wait for the one before it.
 */
@Injectable()
export class ChangeFeed implements OnModuleDestroy {
  private readonly listeners = new Map<Listener, string>();
  private place: ReadingPlace | null = null;
  private looking: Promise<void> | null = null;
  private readonly ending = new AbortController();

  constructor(
    @Inject(PERSISTENCE) private readonly persistence: Persistence,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @param lastPlace where the page was when its stream broke; null for a page that has just been opened */
  listen(person: string, lastPlace: string | null): Observable<FeedNews> {
    const open = [...this.listeners.values()].filter((of) => of === person).length;
    if (open >= MOST_OF_ONE_PERSON) throw new TooManyRequests(60);
    return new Observable<FeedNews>((listener) => {
      this.listeners.set(listener, person);
      void this.begin(listener, lastPlace);
      return () => this.listeners.delete(listener);
    });
  }

  /** Streams would keep the server from closing. */
  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    for (const listener of [...this.listeners.keys()]) listener.complete();
    await this.looking;
  }

  private async begin(listener: Listener, lastPlace: string | null): Promise<void> {
    try {
      this.place ??= await this.presentPlace();
      const place = this.place.settled.toString();
      if (lastPlace === null) listener.next({ place, news: 'ready', kinds: [] });
      else listener.next({ place, ...(await this.missed(lastPlace)) });
      // Whoever came may be gone again.
      if (this.listeners.size > 0) this.looking ??= this.look();
    } catch (error) {
      this.lose(error);
    }
  }

  private async presentPlace(): Promise<ReadingPlace> {
    const { recorded } = this.persistence.reads;
    const { top } = await recorded.after(0n, 0);
    const from = top > MARGIN ? top - MARGIN : 0n;
    return new ReadingPlace(from, await recorded.after(from, Number(MARGIN) + MOST_AT_ONCE));
  }

  private async missed(lastPlace: string): Promise<Omit<FeedNews, 'place'>> {
    if (!/^\d{1,18}$/.test(lastPlace)) return { news: 'reset', kinds: [] };
    const { changes, top } = await this.persistence.reads.recorded.after(BigInt(lastPlace), MOST_AT_ONCE);
    if (BigInt(lastPlace) > top || changes.length === MOST_AT_ONCE) return { news: 'reset', kinds: [] };
    return { news: changes.length === 0 ? 'ready' : 'changed', kinds: kindsOf(changes) };
  }

  private async look(): Promise<void> {
    const { signal } = this.ending;
    while (this.listeners.size > 0 && !signal.aborted) {
      await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        this.tell(await this.news());
      } catch (error) {
        this.lose(error);
      }
    }
    this.place = null;
    this.looking = null;
  }

  private async news(): Promise<FeedNews | null> {
    const { recorded } = this.persistence.reads;
    this.place ??= await this.presentPlace();
    const seen = await recorded.after(this.place.settled, MOST_AT_ONCE);
    const fresh = this.place.take(seen);
    if (seen.changes.length < MOST_AT_ONCE && fresh.length === 0) return null;
    const place = this.place.settled.toString();
    if (seen.changes.length < MOST_AT_ONCE) return { place, news: 'changed', kinds: kindsOf(fresh) };
    this.place = null;
    return { place, news: 'reset', kinds: [] };
  }

  private tell(news: FeedNews | null): void {
    if (news !== null) for (const listener of this.listeners.keys()) listener.next(news);
  }

  /** Nobody is left believing that nothing happens: streams end, pages say so and come back to where they were. */
  private lose(error: unknown): void {
    this.logger.warn('live updates are lost until pages ask again', {}, error);
    this.place = null;
    for (const listener of [...this.listeners.keys()]) listener.complete();
  }
}

function kindsOf(changes: readonly RecordedChange[]): LiveKind[] {
  return [...new Set(changes.map(({ kind }) => kind))];
}
