import {
  CheckCircleOutlined,
  CommentOutlined,
  EditOutlined,
  HourglassOutlined,
  SendOutlined,
} from '@ant-design/icons';
import { Link } from 'react-router';
import type { CaseListItem } from '#contracts';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import { OUTCOME_WORD } from '../case/texts.js';
import styles from './cases.module.css';
import { STATE_WORD, texts } from './texts.js';

const ICON = {
  draft: EditOutlined,
  'with-committee': HourglassOutlined,
  'awaiting-explanation': CommentOutlined,
  recommended: SendOutlined,
  closed: CheckCircleOutlined,
} as const;

export function CaseRow({ one }: { one: CaseListItem }) {
  const Icon = ICON[one.status];
  return (
    <li>
      <span className={`${styles.state} ${styles[one.status] ?? ''}`}>
        <Icon aria-hidden />
        {STATE_WORD[one.status]}
      </span>
      <span className={styles.what}>
        <Link to={paths.case(one.id)} {...opensRow}>
          <strong>{one.taskCode}</strong> {one.taskTitle}
        </Link>
        <span className={styles.quiet}>
          {one.leadUnit?.name ?? texts.noUnit} · {one.deliverable}
        </span>
        {one.status === 'with-committee' && (
          <span className={styles.quiet}>
            {one.proposed === null ? texts.noProposal : texts.proposed(OUTCOME_WORD[one.proposed])}
            {one.waitingDays !== null && ` · ${texts.waited(one.waitingDays)}`}
            {one.session !== null && ' · '}
            {one.session !== null && (
              <Link to={paths.session(one.session.id)}>{texts.session(formatDate(one.session.heldOn))}</Link>
            )}
          </span>
        )}
        {one.outcome !== null && (
          <span className={styles.quiet}>{texts.concluded(OUTCOME_WORD[one.outcome])}</span>
        )}
        {one.closedReason !== null && <span className={styles.quiet}>{one.closedReason}</span>}
      </span>
      <span className={styles.days}>
        {one.status === 'with-committee' && one.answerDue !== null && (
          <strong>
            {texts.answerDue} {formatDateWithWeekday(one.answerDue)}
          </strong>
        )}
        <Day name={texts.due} date={one.legalDue} />
        <Day name={texts.opened} date={one.openedOn} />
        <Day name={texts.reached} date={one.reachedOn} />
        <Day name={texts.closed} date={one.closedOn} />
      </span>
    </li>
  );
}

function Day({ name, date }: { name: string; date: string | null }) {
  if (date === null) return null;
  return (
    <span className={styles.quiet}>
      {name} {formatDate(date)}
    </span>
  );
}
