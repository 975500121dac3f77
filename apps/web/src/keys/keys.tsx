import { type RefObject, useEffect, useId, useState } from 'react';
import styles from './keys.module.css';
import { keysAreOn, turnKeys } from './preference.js';
import { actOf, type KeyAct } from './press.js';
import { goToRow } from './rows.js';
import { texts } from './texts.js';

/** The field that `/` goes to. */
export const SEARCH_FIELD = 'tim-nhiem-vu';

const TYPING =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, ' +
  '[contenteditable="true"], [role="combobox"], [role="listbox"]';

/** Listens to the keys of the page, and shows which there are. */
export function Keys({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  useEffect(() => {
    const does: Record<KeyAct, () => void> = {
      search: () => document.getElementById(SEARCH_FIELD)?.focus(),
      'next-row': () => goToRow(1),
      'previous-row': () => goToRow(-1),
      help: () => dialog.current?.showModal(),
    };
    const press = (event: KeyboardEvent) => {
      const act = actOf(event, {
        typing: event.target instanceof Element && event.target.closest(TYPING) !== null,
        dialog: document.querySelector('dialog:modal') !== null,
      });
      if (act === null || !keysAreOn()) return;
      event.preventDefault();
      does[act]();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [dialog]);
  return <KeyList dialog={dialog} />;
}

function KeyList({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const [on, setOn] = useState(keysAreOn);
  const [title, hint] = [useId(), useId()];
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={title}>
      <h2 id={title}>{texts.title}</h2>
      <p className={styles.quiet}>{texts.intro}</p>
      <dl className={styles.keys}>
        {texts.keys.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-describedby={hint}
          onChange={({ target }) => {
            turnKeys(target.checked);
            setOn(target.checked);
          }}
        />{' '}
        {texts.on}
      </label>
      <p id={hint} className={styles.quiet}>
        {texts.onHint}
      </p>
      <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
        {texts.close}
      </button>
    </dialog>
  );
}
