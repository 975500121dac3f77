import { useQuery } from '@tanstack/react-query';
import { attachmentsQuery, eventsQuery } from '../../../api/queries.js';
import { formatDate } from '../../../format/date.js';
import { formatSize } from '../../../format/size.js';
import { bySubmission, type SubmissionFiles } from './by-submission.js';
import styles from './files.module.css';
import { texts } from './texts.js';

/** The evidence of a deadline, to be saved; what the other parts of the page ask for as well is asked for once. */
export function SubmittedFiles({ taskId, deadlineId }: { taskId: string; deadlineId: string }) {
  const files = useQuery(attachmentsQuery(taskId));
  const events = useQuery(eventsQuery(taskId));
  if (files.error) {
    return (
      <p className={styles.problem} role="alert">
        {texts.notShown}{' '}
        <button type="button" className={styles.again} onClick={() => void files.refetch()}>
          {texts.again}
        </button>
      </p>
    );
  }
  return bySubmission(deadlineId, files.data?.items ?? [], events.data?.items ?? []).map((group) => (
    <Submission key={`${group.act} ${group.no}`} group={group} />
  ));
}

function Submission({ group: { act, no, files, late } }: { group: SubmissionFiles }) {
  const title = texts.title[act](no);
  return (
    <section className={styles.group} aria-label={title}>
      <p className={styles.title}>
        {title}
        {late !== null && (
          <span
            className={styles.late}
            title={texts.lateWhy(formatDate(late.completedOn), formatDate(late.recordedOn))}
          >
            {texts.late}
          </span>
        )}
      </p>
      <ul className={styles.files}>
        {files.map(({ id, name, size }) => (
          <li key={id}>
            <a
              href={`/api/attachments/${encodeURIComponent(id)}/content`}
              download={name}
              aria-label={texts.download(name, formatSize(size))}
            >
              {name}
            </a>{' '}
            <span className={styles.size}>{formatSize(size)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
