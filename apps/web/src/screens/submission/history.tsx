import type { SubmissionView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { formatSize } from '../../format/size.js';
import styles from './submission.module.css';
import { texts } from './texts.js';

/** What was sent before, round by round, with the reason of each return. */
export function History({ history }: Pick<SubmissionView, 'history'>) {
  if (history.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="cac-lan-gui">
      <h2 id="cac-lan-gui">{texts.history}</h2>
      <ol className={styles.history}>
        {[...history].reverse().map(({ round, on, by, contentHash, returned, files }) => (
          <li key={round}>
            <p>
              <strong className={styles.cap}>{texts.round(round)}</strong>: {texts.sentBy(formatDate(on), by)}
            </p>
            {returned !== null && (
              <p>
                {texts.returned} <span className={styles.words}>{returned}</span>
              </p>
            )}
            {files.length > 0 && (
              <ul aria-label={texts.filesOf(round)}>
                {files.map(({ id, name, size }) => (
                  <li key={id}>
                    <a
                      href={`/api/attachments/${encodeURIComponent(id)}/content`}
                      download={name}
                      aria-label={texts.download(name, formatSize(size))}
                    >
                      {name}
                    </a>{' '}
                    <span className={styles.quiet}>{formatSize(size)}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className={styles.quiet}>
              {texts.hash}: <code className={styles.hash}>{contentHash}</code>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
