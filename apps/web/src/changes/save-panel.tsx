import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { ProblemNote } from '../feedback/problem-note.js';
import { useMe } from '../frame/session.js';
import styles from './changes.module.css';
import { texts } from './texts.js';
import type { usePreviewed } from './use-previewed.js';

interface Props {
  act: ReturnType<typeof usePreviewed<{ basis: string }, unknown>>;
  /** What the button that saves says. */
  word: string;
  /** The cause is asked unless a document says it. */
  asksCause?: boolean;
  given?: string;
  onDiscard?: () => void;
  disabled?: boolean;
  /** What was seen. */
  children?: ReactNode;
}

/** “Xem ảnh hưởng”, then the cause, then the saving, which is the administrator's. */
export function SavePanel({ act, word, asksCause = true, given = '', onDiscard, disabled, children }: Props) {
  const { preview, save, look, seen, stale, error } = act;
  const me = useMe();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const cause = typed ?? given;
  const maySave = me.roles.includes('administrator');
  const ready = seen !== null && !stale && (!asksCause || cause.trim() !== '');
  return (
    <div className={styles.panel}>
      {children}
      {seen !== null && maySave && asksCause && (
        <div className={styles.field}>
          <label htmlFor={id}>{texts.cause}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={4000}
            value={cause}
            aria-describedby={`${id}-goi-y`}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p id={`${id}-goi-y`} className={styles.quiet}>
            {texts.causeHint}
          </p>
        </div>
      )}
      {seen !== null && !maySave && <p>{texts.onlyAdministrator}</p>}
      {stale && (
        <p className={styles.stale} role="alert">
          {texts.stale}
        </p>
      )}
      {error && <ProblemNote error={error} />}
      <div className={styles.acts}>
        <Button
          type={seen === null || stale ? 'primary' : 'default'}
          disabled={disabled ?? false}
          loading={preview.isPending}
          onClick={look}
        >
          {seen === null ? texts.preview : texts.again}
        </Button>
        {seen !== null && maySave && (
          <Button
            type="primary"
            disabled={!ready}
            loading={save.isPending}
            onClick={() =>
              save.mutate(asksCause ? { cause: cause.trim() } : {}, { onSuccess: () => setTyped(null) })
            }
          >
            {word}
          </Button>
        )}
        {onDiscard && <Button onClick={onDiscard}>{texts.discard}</Button>}
      </div>
    </div>
  );
}
