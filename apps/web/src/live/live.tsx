import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { meQuery } from '../api/queries.js';
import { listen } from './stream.js';

interface Live {
  /** Grows each time that something may have changed; 0 at first. */
  news: number;
  /** Nothing is heard from the server. */
  lost: boolean;
}

const LiveContext = createContext<Live>({ news: 0, lost: false });

/** Asked for on its own: who is signed in, and what hardly changes. */
const STEADY: readonly unknown[] = ['me', 'programmes', 'units', 'people'];
/** At most once in so long, and not all pages at once: the engine tells ten thousand people in a minute. */
const AT_MOST_EVERY_MS = 3_000;
const SPREAD_MS = 2_000;

/** Listens for the whole page. What is kept grows old with each change; what is shown stays until it is asked for. */
export function LiveUpdates({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [news, setNews] = useState(0);
  const [lost, setLost] = useState(false);

  useEffect(() => {
    let waiting: number | undefined;
    let heard = false;
    const tell = () => {
      waiting = undefined;
      if (!heard || document.hidden) return;
      heard = false;
      void client.invalidateQueries({
        predicate: ({ queryKey: [name] }) => !STEADY.includes(name),
        refetchType: 'none',
      });
      setNews((count) => count + 1);
    };
    const soon = () => {
      waiting ??= window.setTimeout(tell, AT_MOST_EVERY_MS + Math.random() * SPREAD_MS);
    };
    const stop = listen({
      onNews: () => {
        heard = true;
        soon();
      },
      onLost: () => setLost(true),
      onBack: () => setLost(false),
      onEnded: () => void client.invalidateQueries({ queryKey: meQuery.queryKey }),
    });
    document.addEventListener('visibilitychange', soon);
    return () => {
      stop();
      window.clearTimeout(waiting);
      document.removeEventListener('visibilitychange', soon);
    };
  }, [client]);

  const live = useMemo(() => ({ news, lost }), [news, lost]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLive(): Live {
  return useContext(LiveContext);
}
