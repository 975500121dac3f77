import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { FormContent, FormTemplate } from '#contracts';
import { filled, isEmpty } from './content.js';
import styles from './submission.module.css';
import { texts } from './texts.js';

interface Props {
  form: FormTemplate;
  unit: string;
  content: FormContent;
  /** Names of the files that go with it. */
  files: readonly string[];
  onConfirm: () => void;
  onClose: () => void;
}

/** What is about to be sent, in short, before it is. */
export function ConfirmDialog({ form, unit, content, files, onConfirm, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const empty = form.fields.filter(({ id }) => isEmpty(content[id]));
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="xac-nhan" onClose={onClose}>
      <h2 id="xac-nhan">{texts.confirmTitle(form.title, unit)}</h2>
      <p>{texts.confirmFilled(filled(form, content).length, form.fields.length)}</p>
      {empty.length > 0 && (
        <>
          <p>{texts.confirmEmpty}</p>
          <ul>
            {empty.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </>
      )}
      {files.length > 0 && <p>{texts.confirmFiles(files)}</p>}
      <p>{texts.confirmAfter}</p>
      <div className={styles.send}>
        <Button type="primary" onClick={onConfirm}>
          {texts.confirm}
        </Button>
        <Button onClick={onClose}>{texts.look}</Button>
      </div>
    </dialog>
  );
}
