import { hashKey, type QueryFunction, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { differing } from './differing.js';
import { useLive } from './live.js';
import { texts } from './texts.js';
import styles from './update-note.module.css';

/** A question to the server, as it was put. */
export interface Asked {
  queryKey: QueryKey;
  queryFn?: unknown;
}

interface Props<T> {
  /** What is shown, as it was asked for. */
  of: Asked;
  shown: T | undefined;
}

/** Says how much of what is shown has changed since; rows move only when the reader wants them to. */
export function UpdateNote<T>({ of, shown }: Props<T>) {
  const client = useQueryClient();
  const { news } = useLive();
  const name = hashKey(of.queryKey);
  const [latest, setLatest] = useState<{ of: string; than: T | undefined; data: T } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each piece of news
  useEffect(() => {
    if (news === 0 || shown === undefined) return;
    let passed = false;
    const queryKey = [...of.queryKey, 'latest'];
    client
      .fetchQuery({
        queryKey,
        queryFn: of.queryFn as QueryFunction<T>,
        staleTime: 0,
        gcTime: 0,
        retry: false,
      })
      .then((data) => {
        if (!passed) setLatest({ of: name, than: shown, data: data as T });
      })
      // The next piece of news asks again; a lost connection says so by itself.
      .catch(() => undefined);
    return () => {
      passed = true;
    };
  }, [news]);

  const count =
    latest !== null && latest.of === name && latest.than === shown ? differing(shown, latest.data) : 0;
  const show = () => void client.invalidateQueries({ queryKey: of.queryKey });
  return (
    <div role="status" className={count > 0 ? styles.note : undefined}>
      {count > 0 && (
        <>
          <span>{isList(shown) ? texts.updates(count) : texts.changed}</span>
          <Button size="small" onClick={show}>
            {texts.show}
          </Button>
        </>
      )}
    </div>
  );
}

function isList(shown: unknown): boolean {
  return typeof shown === 'object' && shown !== null && 'items' in shown;
}
