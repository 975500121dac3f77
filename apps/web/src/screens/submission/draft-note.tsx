import { CheckOutlined, CloudSyncOutlined, DisconnectOutlined, EditOutlined } from '@ant-design/icons';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatTime } from '../../format/date.js';
import { paths } from '../../paths.js';
import type { DraftState } from './draft-keeper.js';
import styles from './submission.module.css';
import { draftTexts as texts } from './texts.js';

/** Where what is typed stands: on the server since when, or still only here. */
export function DraftNote({ status, savedAt, problem }: Pick<DraftState, 'status' | 'savedAt' | 'problem'>) {
  switch (status) {
    case 'clean':
      return (
        <span className={savedAt === null ? styles.quiet : styles.saved}>
          {savedAt !== null && <CheckOutlined aria-hidden />}
          {savedAt === null ? texts.untouched : texts.clean(formatTime(savedAt))}
        </span>
      );
    case 'waiting':
      return (
        <span className={styles.quiet}>
          <EditOutlined aria-hidden /> {texts.waiting}
        </span>
      );
    case 'saving':
      return (
        <span className={styles.quiet}>
          <CloudSyncOutlined aria-hidden /> {texts.saving}
        </span>
      );
    case 'unreached':
      return (
        <span className={styles.unreached}>
          <DisconnectOutlined aria-hidden /> {problem?.status === 401 ? texts.signedOut : texts.unreached}{' '}
          {problem?.status === 401 && (
            <a href={paths.signIn} target="_blank" rel="noreferrer">
              {texts.signIn}
            </a>
          )}
        </span>
      );
    case 'refused':
      return (
        <div>
          <p className={styles.unreached}>{texts.refused}</p>
          {problem !== null && <ProblemNote error={problem} />}
        </div>
      );
    case 'conflict':
      return <span className={styles.unreached}>{texts.conflict}</span>;
  }
}
