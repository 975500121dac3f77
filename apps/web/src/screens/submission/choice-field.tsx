import type { FormField, FormValue } from '#contracts';
import { fieldId, Notes, Required } from './field-parts.js';
import styles from './submission.module.css';

interface Props {
  field: Extract<FormField, { kind: 'choice' }>;
  value: FormValue;
  wrong: string | undefined;
  onChange: (value: FormValue) => void;
}

/** One of a few, each large enough for a thumb. */
export function ChoiceField({ field, value, wrong, onChange }: Props) {
  const id = fieldId(field.id);
  return (
    <fieldset className={styles.field} aria-describedby={`${id}-y`}>
      <legend>
        {field.label} <Required field={field} />
      </legend>
      <div className={styles.choices}>
        {field.options.map((option, i) => (
          <label key={option} className={styles.choice}>
            <input
              id={i === 0 ? id : undefined}
              type="radio"
              name={id}
              checked={value === option}
              onChange={() => onChange(option)}
            />
            {option}
          </label>
        ))}
      </div>
      <Notes id={id} field={field} wrong={wrong} />
    </fieldset>
  );
}
