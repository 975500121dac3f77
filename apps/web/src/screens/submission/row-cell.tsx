import { Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { FormField } from '#contracts';
import { NumberInput } from './number-input.js';
import styles from './rows.module.css';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const UnitField = lazy(() => import('../../pick/unit-field.js'));
const TaskCodeField = lazy(() => import('./task-code-field.js'));

type Column = Extract<FormField, { kind: 'rows' }>['columns'][number];
type Value = string | number | null;

interface Props {
  column: Column;
  /** Of the column and the row: what a screen reader says. */
  label: string;
  value: Value;
  wrong: string | undefined;
  onOdd: (odd: boolean) => void;
  onChange: (value: Value) => void;
}

/** One cell of a row, by the kind of its column. */
export function RowCell(props: Props) {
  const [odd, setOdd] = useState(false);
  const message = odd ? texts.notNumber : props.wrong;
  return (
    <>
      <Suspense fallback={<Input disabled aria-label={props.label} />}>
        <Control
          {...props}
          odd={odd}
          onOdd={(is) => {
            setOdd(is);
            props.onOdd(is);
          }}
        />
      </Suspense>
      {message !== undefined && (
        <p className={styles.wrong} role="alert">
          {message}
        </p>
      )}
    </>
  );
}

function Control({ column, label, value, wrong, odd, onOdd, onChange }: Props & { odd: boolean }) {
  const bad = wrong !== undefined;
  const text = typeof value === 'string' ? value : '';
  const give = (next: string) => onChange(next === '' ? null : next);
  switch (column.kind) {
    case 'number':
      return (
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
          odd={odd}
          onOdd={onOdd}
          wrong={bad}
        />
      );
    case 'date':
      return <DateField label={label} value={text} onChange={give} wrong={bad} />;
    case 'unit':
      return (
        <UnitField
          label={label}
          value={text === '' ? [] : [text]}
          onChange={([unit = '']) => give(unit)}
          most={1}
          wrong={bad}
        />
      );
    case 'task':
      return <TaskCodeField label={label} value={text} onChange={give} wrong={bad} />;
    case 'choice':
      return (
        <select
          className={styles.select}
          aria-label={label}
          aria-invalid={bad}
          value={text}
          onChange={(event) => give(event.target.value)}
        >
          <option value="">{texts.choose}</option>
          {(column.options ?? []).map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    default:
      return (
        <Input.TextArea
          aria-label={label}
          aria-invalid={bad}
          status={bad ? 'error' : ''}
          rows={1}
          className={styles.growing}
          maxLength={20_000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
