import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ImportHistory, ImportKind } from '#contracts';
import { importHistoryQuery, undoImport } from '../../api/imports.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatInstant } from '../../format/date.js';
import styles from './import.module.css';
import { texts, WRITTEN_WORD } from './texts.js';

/** What was imported before, and the taking back of it while nobody has acted on any row. */
export function History({ kind, onUndone }: { kind: ImportKind; onUndone: () => void }) {
  const history = useQuery(importHistoryQuery(kind));
  const client = useQueryClient();
  const say = useSay();
  const undoing = useMutation({
    mutationFn: (no: number) => undoImport(kind, no),
    onSuccess: (answer) => {
      client.setQueryData(importHistoryQuery(kind).queryKey, answer);
      say(texts.undone);
      onUndone();
    },
  });
  const items = history.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-label={texts.history}>
      <h2 className={styles.found}>{texts.history}</h2>
      {undoing.error && <ProblemNote error={undoing.error} />}
      <ul className={styles.past}>
        {items.map((item) => (
          <li key={item.no}>
            <span>
              {formatInstant(item.at)} · {item.by?.name ?? texts.engine} · {WRITTEN_WORD[kind](item.written)}
            </span>
            <After
              item={item}
              loading={undoing.isPending && undoing.variables === item.no}
              onUndo={() => undoing.mutate(item.no)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AfterProps {
  item: ImportHistory['items'][number];
  loading: boolean;
  onUndo: () => void;
}

function After({ item: { undone, mayUndo, touched }, loading, onUndo }: AfterProps) {
  const [asked, setAsked] = useState(false);
  if (undone !== null)
    return <span className={styles.quiet}>{texts.undoneBy(formatInstant(undone.at), undone.by?.name)}</span>;
  if (touched.length > 0) return <span className={styles.quiet}>{texts.touched(touched)}</span>;
  if (!mayUndo) return null;
  if (!asked) return <Button onClick={() => setAsked(true)}>{texts.undo}</Button>;
  return (
    <span className={styles.links}>
      <Button danger loading={loading} onClick={onUndo}>
        {texts.undoNow}
      </Button>
      <Button onClick={() => setAsked(false)}>{texts.keep}</Button>
    </span>
  );
}
