import { Link, useLocation } from 'react-router';
import type { MessageListItem } from '#contracts';
import { formatInstant } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import styles from './messages.module.css';
import { StateMark } from './state-mark.js';
import { texts } from './texts.js';

interface Props {
  message: MessageListItem;
  open: boolean;
}

export function MessageRow({ message, open }: Props) {
  const { search } = useLocation();
  return (
    <li className={open ? styles.open : undefined}>
      <Link
        to={paths.message(message.id) + search}
        className={styles.subject}
        aria-current={open ? 'true' : undefined}
        {...opensRow}
      >
        {message.subject}
      </Link>
      <span className={styles.line}>
        <StateMark state={message.state} />
        <span>
          {texts.to} đ/c {message.recipient.name}
        </span>
        <span>{formatInstant(message.slot)}</span>
        {message.items.length > 0 && <span>{texts.lines(message.items.length)}</span>}
      </span>
    </li>
  );
}
