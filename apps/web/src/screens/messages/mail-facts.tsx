import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MessageView } from '#contracts';
import { formatInstant } from '../../format/date.js';
import { paths } from '../../paths.js';
import styles from './messages.module.css';
import { STATE_WORD, texts } from './texts.js';

/** What a mail was about and how its delivery went. */
export function MailFacts({ mail }: { mail: MessageView }) {
  const tasks = new Map(mail.items.map((item) => [item.task, item]));
  return (
    <dl className={styles.facts}>
      {tasks.size > 0 && (
        <Fact name={texts.tasks}>
          {[...tasks.values()].map(({ task, taskCode, taskTitle }) => (
            <p key={task}>
              <Link to={paths.task(task)}>
                {taskCode} – {taskTitle}
              </Link>
            </p>
          ))}
        </Fact>
      )}
      {mail.attachments.length > 0 && (
        <Fact name={texts.attachments}>{mail.attachments.map(({ name }) => name).join(', ')}</Fact>
      )}
      {mail.rolledInto !== null && (
        <Fact name={texts.rolledInto}>
          <Link to={paths.message(mail.rolledInto)}>{mail.rolledInto}</Link>
        </Fact>
      )}
      {mail.history.length > 0 && (
        <Fact name={texts.history}>
          {mail.history.map(({ at, state, note }) => (
            <p key={`${at} ${state}`}>
              {formatInstant(at)}: {STATE_WORD[state]}
              {note !== null && ` (${note})`}
            </p>
          ))}
          {mail.returned.map(({ at, kind, status }) => (
            <p key={kind}>
              {formatInstant(at)}: {texts.returned[kind]}
              {status !== null && ` (${status})`}
            </p>
          ))}
          <p>{texts.attempts(mail.attempts, mail.resends)}</p>
        </Fact>
      )}
      {mail.reply !== null && (
        <Fact name={texts.reply}>
          <code>{mail.reply}</code>
        </Fact>
      )}
      <Fact name={texts.messageId}>
        <code>{mail.messageId}</code>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
