import {
  CheckCircleOutlined,
  ExclamationCircleFilled,
  PauseCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Link } from 'react-router';
import type { CycleListItem } from '#contracts';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import styles from './cycles.module.css';
import { CYCLE_STATUS_WORD, KIND_WORD } from './kind-words.js';
import { texts } from './texts.js';

const ICON = { running: SyncOutlined, paused: PauseCircleOutlined, closed: CheckCircleOutlined };

/** One cycle: how it stands, and the stages that are open with their dates and how many have answered. */
export function CycleRow({ one }: { one: CycleListItem }) {
  const Icon = ICON[one.status];
  return (
    <li>
      <span className={`${styles.state} ${styles[one.status] ?? ''}`}>
        <Icon aria-hidden />
        {CYCLE_STATUS_WORD[one.status]}
      </span>
      <span className={styles.what}>
        <Link to={paths.cycle(one.id)} className={styles.title} {...opensRow}>
          {one.title}
        </Link>
        <span className={styles.quiet}>
          {KIND_WORD[one.kind]} · {texts.openedOn(formatDate(one.openedOn))}
          {one.closedOn !== null && `, ${texts.closedOn(formatDate(one.closedOn))}`}
        </span>
      </span>
      <span className={styles.stages}>
        {one.open.length === 0 && one.status !== 'closed' && (
          <span className={styles.quiet}>{texts.noOpenStage}</span>
        )}
        {one.open.map((stage) => (
          <span key={stage.id} className={styles.stage}>
            <span>{stage.name}</span>
            <span className={stage.isLate ? styles.late : styles.quiet}>
              {stage.isLate && <ExclamationCircleFilled aria-hidden />}{' '}
              {stage.legalDue === null ? texts.noDue : texts.due(formatDateWithWeekday(stage.legalDue))}
              {stage.isLate && `, ${texts.late}`}
              {stage.asked > 0 && ` · ${texts.answered(stage.answered, stage.asked)}`}
            </span>
          </span>
        ))}
      </span>
    </li>
  );
}
