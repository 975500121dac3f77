import { CheckCircleOutlined, EditOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { FormField, FormValue } from '#contracts';
import { fieldId, Notes, Required } from './field-parts.js';
import { NumberInput } from './number-input.js';
import styles from './submission.module.css';
import { texts } from './texts.js';

interface Props {
  field: Extract<FormField, { kind: 'number' }>;
  value: FormValue;
  /** The engine's own figure, where it has one. */
  own: FormValue | undefined;
  wrong: string | undefined;
  onChange: (value: FormValue) => void;
  onOdd: (part: string, odd: boolean) => void;
}

/** A figure, or two: what was done and what is estimated stand apart. The engine's own figure is marked as such. */
export function NumberField({ field, value, own, wrong, onChange, onOdd }: Props) {
  const id = fieldId(field.id);
  const [odd, setOdd] = useState<Readonly<Record<string, boolean>>>({});
  const tell = (part: string) => (is: boolean) => {
    setOdd((old) => ({ ...old, [part]: is }));
    onOdd(part, is);
  };
  const message = Object.values(odd).some(Boolean) ? texts.notNumber : wrong;
  const shared = { wrong: wrong !== undefined, describedBy: `${id}-y` };
  const pair = pairOf(value);
  const partId = (part: string) => (part === 'done' ? id : `${id}-uoc`);
  const unit = field.unit === null ? null : <span className={styles.quiet}>{field.unit}</span>;
  if (!field.both) {
    return (
      <div className={styles.field}>
        <label htmlFor={id}>
          {field.label} <Required field={field} />
        </label>
        <div className={styles.figure}>
          <NumberInput
            id={id}
            value={typeof value === 'number' ? value : null}
            onChange={onChange}
            odd={odd['done'] ?? false}
            onOdd={tell('done')}
            {...shared}
          />
          {unit}
          <Own own={own} same={own === value} />
        </div>
        <Notes id={id} field={field} wrong={message} />
      </div>
    );
  }
  return (
    <fieldset className={styles.field}>
      <legend>
        {field.label} <Required field={field} />
      </legend>
      <div className={styles.figure}>
        {(['done', 'estimated'] as const).map((part) => (
          <div key={part} className={styles.part}>
            <label htmlFor={partId(part)}>{texts[part]}</label>
            <NumberInput
              id={partId(part)}
              value={pair[part]}
              onChange={(figure) => onChange({ ...pair, [part]: figure })}
              odd={odd[part] ?? false}
              onOdd={tell(part)}
              {...shared}
            />
          </div>
        ))}
        {unit}
        <Own own={own} same={pairOf(own ?? null).done === pair.done} />
      </div>
      <Notes id={id} field={field} wrong={message} />
    </fieldset>
  );
}

function Own({ own, same }: { own: FormValue | undefined; same: boolean }) {
  if (own === undefined) return null;
  return (
    <span className={same ? styles.own : styles.changed} title={texts.ownHint}>
      {same ? <CheckCircleOutlined aria-hidden /> : <EditOutlined aria-hidden />}
      {same ? texts.own : texts.changed}
    </span>
  );
}

interface Pair {
  done: number | null;
  estimated: number | null;
}

function pairOf(value: FormValue): Pair {
  const isPair = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isPair ? value : { done: null, estimated: null };
}
