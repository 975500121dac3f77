import { Button, Input } from 'antd';
import { lazy, Suspense } from 'react';
import { ProblemNote } from '../../feedback/problem-note.js';
import { localDate } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import type { Notice } from './batch.js';
import styles from './session.module.css';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const { send: words } = texts;

interface Props {
  entered: number;
  /** Entered cases with something that is still empty. */
  incomplete: number;
  notice: Notice;
  pending: boolean;
  error: Error | null;
  onNotice: (notice: Notice) => void;
  onSend: () => void;
}

/** All that was entered is sent from here, together; the notice's number may come later. */
export function SendBar({ entered, incomplete, notice, pending, error, onNotice, onSend }: Props) {
  const today = localDate(useMe().now);
  return (
    <section className={styles.bar} aria-labelledby="ghi-ket-luan">
      <h2 id="ghi-ket-luan">{words.title}</h2>
      <div className={styles.notice}>
        <div>
          <label htmlFor="ph-number">{words.number}</label>
          <Input
            id="ph-number"
            maxLength={100}
            value={notice.number}
            onChange={(event) => onNotice({ ...notice, number: event.target.value })}
          />
        </div>
        <div>
          <label htmlFor="ph-date">{words.date}</label>
          <Suspense fallback={<Input id="ph-date" disabled />}>
            <DateField
              id="ph-date"
              value={notice.date}
              most={today}
              onChange={(date) => onNotice({ ...notice, date })}
            />
          </Suspense>
        </div>
        <p className={styles.quiet}>{words.later}</p>
      </div>
      {error && <ProblemNote error={error} />}
      {incomplete > 0 && (
        <p className={styles.wrong} role="alert">
          {words.incomplete(incomplete)}
        </p>
      )}
      {entered === 0 ? (
        <p className={styles.quiet}>{words.nothing}</p>
      ) : (
        <Button type="primary" loading={pending} onClick={onSend}>
          {words.send(entered)}
        </Button>
      )}
    </section>
  );
}
