import { Button, Input } from 'antd';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { texts } from './texts.js';
import styles from './urging.module.css';
import { useUrging } from './use-urging.js';

interface Props {
  tasks: readonly string[];
  onClose: () => void;
}

/** The office's letter over many tasks: its words, every letter as its reader will have it, and then the sending. */
export default function UrgingPanel({ tasks, onClose }: Props) {
  const { note, setNote, preview, send, seen, ready } = useUrging(tasks, onClose);
  const stale = send.error !== null && asProblem(send.error).status === 409;
  return (
    <section className={styles.panel} aria-label={texts.title}>
      <p className={styles.hint}>{texts.hint}</p>
      <p role="status">{texts.chosen(tasks.length)}</p>
      <label htmlFor="don-doc">{texts.note}</label>
      <Input.TextArea
        id="don-doc"
        rows={4}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {preview.error && <ProblemNote error={preview.error} />}
      {send.error && (stale ? <p role="alert">{texts.stale}</p> : <ProblemNote error={send.error} />)}
      {seen !== null && <Letters seen={seen} />}
      <div className={styles.acts}>
        <Button
          type={seen === null ? 'primary' : 'default'}
          disabled={!ready}
          loading={preview.isPending}
          onClick={() => preview.mutate(undefined, { onSuccess: () => send.reset() })}
        >
          {seen === null ? texts.preview : texts.again}
        </Button>
        {seen !== null && seen.letters.length > 0 && (
          <Button
            type="primary"
            disabled={stale}
            loading={send.isPending}
            onClick={() => send.mutate(seen.basis)}
          >
            {texts.send(seen.letters.length)}
          </Button>
        )}
        <Button onClick={onClose}>{texts.close}</Button>
      </div>
    </section>
  );
}

type Seen = NonNullable<ReturnType<typeof useUrging>['seen']>;

function Letters({ seen: { letters, skipped } }: { seen: Seen }) {
  const tasks = new Set(letters.flatMap((letter) => letter.tasks.map(({ id }) => id)));
  return (
    <>
      <p className={styles.count} role="status">
        {letters.length === 0 ? texts.nothing : texts.letters(letters.length, tasks.size)}
      </p>
      <ul className={styles.letters}>
        {letters.map(({ recipient, subject, text, tasks: told }) => (
          <li key={recipient.id}>
            <details open={letters.length === 1}>
              <summary>{texts.letterTo(recipient.name, told.length)}</summary>
              <p className={styles.subject}>{subject}</p>
              <pre className={styles.text}>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
      {skipped.length > 0 && (
        <details className={styles.skipped}>
          <summary>{texts.skipped(skipped.length)}</summary>
          <ul>
            {skipped.map(({ task, reason }) => (
              <li key={task.id}>
                <strong>{task.code}</strong> {task.title}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
