import type { ReactNode } from 'react';
import { formatSize } from '../../../../format/size.js';
import styles from './files.module.css';
import { texts } from './texts.js';
import type { Upload } from './upload-list.js';

/** One chosen file: its name and size, how far it is, what to do when it did not arrive. */
export function UploadLine({ upload: { file, state }, children }: { upload: Upload; children: ReactNode }) {
  return (
    <li className={state.kind === 'failed' ? styles.failed : styles.line}>
      <div className={styles.what}>
        <p className={styles.name}>{file.name}</p>
        <p className={styles.hint}>
          {formatSize(file.size)}
          {state.kind !== 'failed' && ` · ${wordsOf(state, file.size)}`}
        </p>
        {state.kind === 'sending' && (
          <progress
            className={styles.progress}
            aria-label={texts.progressOf(file.name)}
            max={file.size}
            value={state.sent}
          />
        )}
        {state.kind === 'failed' && (
          <p className={styles.wrong} role="alert">
            {state.message}
          </p>
        )}
      </div>
      <div className={styles.acts}>{children}</div>
    </li>
  );
}

function wordsOf(state: Exclude<Upload['state'], { kind: 'failed' }>, size: number): string {
  if (state.kind !== 'sending') return texts[state.kind];
  // All has left; the server looks at the content and scans it.
  if (state.sent >= size) return texts.checking;
  return texts.sending(Math.floor((state.sent / size) * 100));
}
