import type { FormField } from '#contracts';
import styles from './submission.module.css';
import { texts } from './texts.js';

export const fieldId = (path: string) => `m-${path.replaceAll('.', '-')}`;

export function Required({ field }: { field: Pick<FormField, 'required'> }) {
  return field.required ? <span className={styles.required}>({texts.required})</span> : null;
}

/** What helps to fill in a field, and what is wrong with it. */
export function Notes({
  id,
  field,
  wrong,
}: {
  id: string;
  field: Pick<FormField, 'help'>;
  wrong: string | undefined;
}) {
  return (
    <div id={`${id}-y`}>
      {field.help !== undefined && <p className={styles.quiet}>{field.help}</p>}
      {wrong !== undefined && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
