import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { FormContent, FormTemplate } from '#contracts';
import { formatTime } from '../../format/date.js';
import { Answer } from './answer.js';
import { differing } from './content.js';
import type { Theirs } from './draft-keeper.js';
import styles from './submission.module.css';
import { draftTexts as texts } from './texts.js';

interface Props {
  form: FormTemplate;
  mine: FormContent;
  theirs: Theirs;
  onMine: () => void;
  onTheirs: () => void;
}

/** Two versions of one draft: where they differ, side by side, and the choice. */
export function Conflict({ form, mine, theirs, onMine, onTheirs }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const fields = differing(mine, theirs.content);
  const { savedBy, savedAt } = theirs;
  return (
    <section className={styles.conflict} role="alert">
      <h2 ref={heading}>{texts.conflict}</h2>
      {savedBy !== null && savedAt !== null && <p>{texts.conflictBy(savedBy, formatTime(savedAt))}</p>}
      <p>{texts.conflictDetail}</p>
      <div className={styles.sides}>
        <div>
          <h3>{texts.here}</h3>
          <Answer form={form} content={mine} only={fields} />
          <Button type="primary" onClick={onMine}>
            {texts.useMine}
          </Button>
        </div>
        <div>
          <h3>{texts.there}</h3>
          <Answer form={form} content={theirs.content} only={fields} />
          <Button onClick={onTheirs}>{texts.useTheirs}</Button>
        </div>
      </div>
    </section>
  );
}
