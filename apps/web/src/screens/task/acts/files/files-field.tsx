import { Button } from 'antd';
import { type DragEvent, useEffect, useState, useSyncExternalStore } from 'react';
import styles from './files.module.css';
import { EXTENSIONS, MOST_FILES } from './limits.js';
import { KINDS, MOST_MEGABYTES } from './refusal.js';
import { texts } from './texts.js';
import { UploadLine } from './upload-line.js';
import type { UploadList } from './upload-list.js';

interface Props {
  id: string;
  label: string;
  hint: string;
  list: UploadList;
  wrong: string | undefined;
}

const ACCEPT = EXTENSIONS.map((kind) => `.${kind}`).join(',');

/** Files are chosen or dropped here, and are on their way at once. */
export function FilesField({ id, label, hint, list, wrong }: Props) {
  const uploads = useSyncExternalStore(list.subscribe, list.snapshot);
  const [left, setLeft] = useState(0);
  const [over, setOver] = useState(false);
  useKeptPage();

  const add = (files: readonly File[]) => setLeft(list.add(files));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  const done = uploads.filter(({ state }) => state.kind === 'done').length;
  const described = wrong === undefined ? `${id}-loai` : `${id}-loi ${id}-loai`;
  return (
    <fieldset className={styles.field}>
      <legend>
        {label} <span className={styles.hint}>{hint}</span>
      </legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same */}
      <div
        className={over ? styles.zoneOver : styles.zone}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id={id}
          className={styles.input}
          type="file"
          multiple
          accept={ACCEPT}
          aria-describedby={described}
          aria-invalid={wrong !== undefined}
          onChange={(event) => {
            add([...(event.target.files ?? [])]);
            // Otherwise choosing the same file again would change nothing.
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className={styles.choose}>
          {texts.choose}
        </label>{' '}
        <span className={styles.drop}>{texts.drop}</span>
        <p id={`${id}-loai`} className={styles.hint}>
          {texts.limits(KINDS, MOST_MEGABYTES, MOST_FILES)}
        </p>
      </div>
      {left > 0 && (
        <p className={styles.wrong} role="alert">
          {texts.tooMany(MOST_FILES, left)}
        </p>
      )}
      {uploads.length > 0 && (
        <ul className={styles.list} aria-label={texts.list}>
          {uploads.map((upload) => (
            <UploadLine key={upload.key} upload={upload}>
              {upload.state.kind === 'failed' && upload.state.again && (
                <Button
                  size="small"
                  aria-label={texts.againOf(upload.file.name)}
                  onClick={() => list.again(upload.key)}
                >
                  {texts.again}
                </Button>
              )}
              <Button
                size="small"
                aria-label={texts.removeOf(upload.file.name)}
                onClick={() => {
                  setLeft(0);
                  list.remove(upload.key);
                }}
              >
                {texts.remove}
              </Button>
            </UploadLine>
          ))}
        </ul>
      )}
      <p className="unseen" role="status">
        {done > 0 && texts.announced(done, uploads.length)}
      </p>
      {wrong !== undefined && (
        <p id={`${id}-loi`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

/** A file dropped beside the field would be opened by the browser in place of the page, and what was typed be lost. */
function useKeptPage(): void {
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
}
