import type { CaseDraftKind, CaseView } from '#contracts';
import { casePath } from '../../api/queries.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { texts } from './texts.js';

/** Drafts to save; a link, so that the browser saves them as any file. */
export function Drafts({ one }: { one: CaseView }) {
  const kinds = kindsOf(one);
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

function kindsOf({ conclusion }: CaseView): CaseDraftKind[] {
  if (conclusion === null) return ['submission', 'urging'];
  const asks = conclusion.outcome === 'recommend-date' || conclusion.outcome === 'recommend-stop';
  return asks ? ['recommendation', 'notice', 'urging'] : ['notice', 'urging'];
}
