import { Controller, Headers, Inject, type MessageEvent, Req, Sse } from '@nestjs/common';
import {
  endWith,
  from,
  ignoreElements,
  interval,
  map,
  merge,
  type Observable,
  share,
  switchMap,
  takeUntil,
  takeWhile,
} from 'rxjs';
import { type LiveData, type LiveNews, liveData } from '#contracts';
import type { Caller, Identity } from '#identity';
import { Answers, Described } from '../docs/described.js';
import { type ApiRequest, SignedIn } from '../http/request.js';
import { IDENTITY } from '../tokens.js';
import { ChangeFeed } from './change-feed.js';

/** Proxies close what is silent for a minute; a page takes a stream without beats for lost. */
const BEAT_MS = 15_000;
/** Says to the browser how soon to come back. */
const RETRY_MS = 3_000;

@Described('Cập nhật trực tiếp')
@Controller('api/stream')
export class LiveController {
  constructor(
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(IDENTITY) private readonly identity: Identity,
  ) {}

  @Sse()
  @Answers(
    200,
    'Luồng sự kiện (text/event-stream): loại nào vừa thay đổi; nối lại bằng Last-Event-ID',
    liveData,
  )
  open(
    @SignedIn() { person }: Caller,
    @Req() request: ApiRequest,
    @Headers('last-event-id') lastPlace?: string,
  ): Observable<MessageEvent> {
    const news = this.feed
      .listen(person.id, lastPlace ?? null)
      .pipe(map(({ place, news, kinds }) => said(news, { kinds }, place)));
    const beats = interval(BEAT_MS).pipe(
      switchMap(() => from(this.stillSignedIn(request))),
      map((still) => said(still ? 'beat' : 'ended', { kinds: [] })),
    );
    return untilEnded(news, beats);
  }

  private async stillSignedIn({ headers: { authorization, cookie } }: ApiRequest): Promise<boolean> {
    return (await this.identity.authenticator.identify({ authorization, cookie })) !== null;
  }
}

/** Ends with the feed, and behind the event that says that the session is over. */
function untilEnded(
  news: Observable<MessageEvent>,
  beats: Observable<MessageEvent>,
): Observable<MessageEvent> {
  const shared = news.pipe(share());
  const over = shared.pipe(ignoreElements(), endWith(null));
  return merge(shared, beats.pipe(takeUntil(over))).pipe(
    takeWhile(({ type }) => type !== ('ended' satisfies LiveNews), true),
  );
}

function said(type: LiveNews, data: LiveData, place?: string): MessageEvent {
  return { type, data, retry: RETRY_MS, ...(place === undefined ? {} : { id: place }) };
}
