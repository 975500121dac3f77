import { CheckCircleOutlined, ClockCircleOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { StandInView } from '#contracts';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import styles from './stand-ins.module.css';
import { SCOPE_WORD, STATE_WORD, texts } from './texts.js';
import { useStandInAct } from './use-stand-in-act.js';

const ICON = { coming: ClockCircleOutlined, 'in-force': UserSwitchOutlined, over: CheckCircleOutlined };

export function StandInRow({ one }: { one: StandInView }) {
  const say = useSay();
  const ending = useStandInAct(() => say(texts.ended));
  const Icon = ICON[one.state];
  const { document } = one;
  return (
    <li>
      <span className={`${styles.state} ${styles[one.state] ?? ''}`}>
        <Icon aria-hidden />
        {STATE_WORD[one.state]}
      </span>
      <span className={styles.what}>
        <span>
          <strong>{one.by?.name ?? texts.nobody}</strong> {one.by !== null && SCOPE_WORD[one.scope]}{' '}
          {one.by !== null && 'đ/c '}
          {one.by === null && '– đ/c '}
          {one.person.name}
        </span>
        {document !== null && (
          <span className={styles.quiet}>
            {texts.document} {document.number}
            {document.date !== null && `, ${formatDate(document.date)}`}
          </span>
        )}
        {ending.error && <ProblemNote error={ending.error} />}
      </span>
      <span className={styles.what}>
        <span>
          {texts.from} {formatDateWithWeekday(one.since)}
        </span>
        <span>
          {texts.to} {formatDateWithWeekday(one.until)}
        </span>
        {one.endedOn !== null && (
          <span className={styles.quiet}>
            {texts.endedOn} {formatDate(one.endedOn)}
          </span>
        )}
      </span>
      {one.mayEnd && (
        <Button
          loading={ending.isPending}
          aria-label={`${texts.end}: ${one.person.name}`}
          onClick={() =>
            ending.mutate({ path: `/api/stand-ins/${encodeURIComponent(one.id)}/end`, body: {} })
          }
        >
          {texts.end}
        </Button>
      )}
    </li>
  );
}
