import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { MessageView } from '#contracts';
import { messageQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant } from '../../format/date.js';
import { paths } from '../../paths.js';
import { MailFacts } from './mail-facts.js';
import styles from './messages.module.css';
import { StateMark } from './state-mark.js';
import { texts } from './texts.js';

/** One mail as its recipient sees it, and how it fared. */
export function Mail({ id }: { id: string }) {
  const mail = useQuery(messageQuery(id));
  const { search } = useLocation();
  return (
    <article className={styles.mail}>
      <p className={styles.back}>
        <Link to={paths.messages + search}>{texts.back}</Link>
      </p>
      {mail.error && <ProblemNote error={mail.error} onRetry={() => void mail.refetch()} />}
      {mail.isPending && <Bones rows={6} />}
      {mail.data && <Sheet mail={mail.data} />}
    </article>
  );
}

function Sheet({ mail }: { mail: MessageView }) {
  return (
    <>
      <h2>{mail.subject}</h2>
      <p className={styles.line}>
        <StateMark state={mail.state} />
        <span>
          {texts.to} đ/c {mail.recipient.name} &lt;{mail.to}&gt;
        </span>
        <span>{formatInstant(mail.slot)}</span>
        {mail.class === 'grave' && <span>{texts.grave}</span>}
      </p>
      <Body mail={mail} />
      <MailFacts mail={mail} />
    </>
  );
}

function Body({ mail }: { mail: MessageView }) {
  const [asText, setAsText] = useState(mail.html === null);
  if (mail.html === null && mail.text === null) {
    const went = mail.state === 'sent' || mail.state === 'failed' || mail.state === 'ambiguous';
    return <p className={styles.quiet}>{went ? texts.textRemoved : texts.notComposed}</p>;
  }
  return (
    <>
      <fieldset className={styles.views}>
        <legend className="unseen">{texts.view}</legend>
        {mail.html !== null && (
          <button type="button" aria-pressed={!asText} onClick={() => setAsText(false)}>
            {texts.asHtml}
          </button>
        )}
        {mail.text !== null && (
          <button type="button" aria-pressed={asText} onClick={() => setAsText(true)}>
            {texts.asText}
          </button>
        )}
      </fieldset>
      {asText || mail.html === null ? (
        <pre className={styles.text}>{mail.text}</pre>
      ) : (
        // The mail has styles of its own, which this page's policy forbids; so it comes as a document with its own
        // policy, into a sandbox that runs nothing and opens nothing.
        <iframe
          className={styles.frame}
          title={texts.frame(mail.subject)}
          sandbox=""
          src={`/api/messages/${encodeURIComponent(mail.id)}/html`}
        />
      )}
    </>
  );
}
