import type { CaseView } from '#contracts';
import { casePath } from '../../api/queries.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { texts } from './texts.js';

/** Drafts to save; a link, so that the browser saves them as any file. */
export function Drafts({ one }: { one: CaseView }) {
  const kinds =
    one.conclusion === null ? (['submission', 'urging'] as const) : (['notice', 'urging'] as const);
  const task = `/api/tasks/${encodeURIComponent(one.taskId)}/documents/extension.docx`;
  return (
    <Card title={texts.drafts}>
      <ul className={styles.list}>
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={`${casePath(one.id)}/documents/${kind}.docx`} download>
              {texts.draft[kind]}
            </a>
          </li>
        ))}
        {one.status !== 'closed' && (
          <li>
            <a href={`${task}?deadline=${encodeURIComponent(one.deadlineId)}`} download>
              {texts.draft.extension}
            </a>
          </li>
        )}
      </ul>
      <p className={`${styles.quiet} ${styles.note}`}>{texts.draftsNote}</p>
    </Card>
  );
}
