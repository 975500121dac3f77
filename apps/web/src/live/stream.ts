import type { LiveData, LiveNews } from '#contracts';

interface Listening {
  /** Something changed, or may have. */
  onNews: () => void;
  onLost: () => void;
  onBack: () => void;
  /** Whoever listens is not signed in any more. */
  onEnded: () => void;
}

const ADDRESS = '/api/stream';
/** A short break is nobody's concern: the browser comes back by itself and is told what it missed. */
const LOST_AFTER_MS = 5_000;
/** Beats come every 15 seconds; a connection that only looks open has none. */
const SILENT_AFTER_MS = 40_000;
/** After a refusal the browser gives up; the page does not. */
const AGAIN_AFTER_MS = 10_000;

/** Listens until it is closed. The browser resumes by `Last-Event-ID`; a stream opened anew counts as news. */
export function listen({ onNews, onLost, onBack, onEnded }: Listening): () => void {
  let source: EventSource;
  let lost: number | undefined;
  let silent: number | undefined;
  let again: number | undefined;
  let reopened = false;

  const heard = () => {
    window.clearTimeout(lost);
    lost = undefined;
    window.clearTimeout(silent);
    silent = window.setTimeout(reopen, SILENT_AFTER_MS);
    onBack();
  };
  const stop = () => {
    for (const timer of [lost, silent, again]) window.clearTimeout(timer);
    source.close();
  };
  const reopen = () => {
    window.clearTimeout(again);
    source.close();
    reopened = true;
    lost ??= window.setTimeout(onLost, LOST_AFTER_MS);
    open();
  };
  const on = (type: LiveNews, act: (data: LiveData) => void) =>
    source.addEventListener(type, (event) => {
      heard();
      act(JSON.parse((event as MessageEvent<string>).data) as LiveData);
    });

  function open(): void {
    source = new EventSource(ADDRESS);
    on('ready', () => reopened && onNews());
    on('changed', onNews);
    on('reset', onNews);
    on('beat', () => undefined);
    on('ended', () => {
      stop();
      onEnded();
    });
    source.addEventListener('error', () => {
      lost ??= window.setTimeout(onLost, LOST_AFTER_MS);
      if (source.readyState === EventSource.CLOSED) {
        onEnded();
        again = window.setTimeout(reopen, AGAIN_AFTER_MS);
      }
    });
  }

  open();
  return stop;
}
