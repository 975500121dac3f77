import { CheckCircleOutlined, SyncOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ChangeView } from '#contracts';
import { changesQuery } from '../api/administration.js';
import { Bones } from '../feedback/bones.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { formatInstant } from '../format/date.js';
import styles from './changes.module.css';
import { KIND_WORD, texts } from './texts.js';

const SHOWN_FIRST = 10;

interface Props {
  kinds: readonly ChangeView['kind'][];
  /** What else belongs to a change. */
  more?: (change: ChangeView) => ReactNode;
}

/** What was saved, why, and how far it is carried out. */
export function ChangeListing({ kinds, more }: Props) {
  const [all, setAll] = useState(false);
  const changes = useQuery(changesQuery);
  const items = changes.data?.items.filter(({ kind }) => kinds.includes(kind)) ?? [];
  const listed = all ? items : items.slice(0, SHOWN_FIRST);
  return (
    <section className={styles.section} aria-label={texts.changes}>
      <h2>{texts.changes}</h2>
      {changes.error && <ProblemNote error={changes.error} onRetry={() => void changes.refetch()} />}
      {changes.isPending && <Bones rows={2} />}
      {changes.data && items.length === 0 && <p className={styles.quiet}>{texts.noChanges}</p>}
      {items.length > 0 && (
        <ul className={styles.changes}>
          {listed.map((change) => (
            <li key={change.id}>
              <span>
                <strong>{KIND_WORD[change.kind]}</strong>
                {change.version !== null && ` · ${texts.version(change.version)}`}
              </span>
              <span>{change.cause}</span>
              <Progress change={change} />
              {more?.(change)}
            </li>
          ))}
        </ul>
      )}
      {items.length > listed.length && (
        <Button onClick={() => setAll(true)}>{texts.more(items.length - listed.length)}</Button>
      )}
    </section>
  );
}

function Progress({ change: { savedAt, finishedAt, done, total, moved, told } }: { change: ChangeView }) {
  return (
    <span className={styles.quiet}>
      {texts.saved(formatInstant(savedAt))} ·{' '}
      {finishedAt === null ? (
        <>
          <SyncOutlined aria-hidden /> {texts.running(done, total)}
        </>
      ) : (
        <>
          <CheckCircleOutlined aria-hidden /> {texts.finished(moved, told)}
        </>
      )}
    </span>
  );
}
