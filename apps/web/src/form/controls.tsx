import { Input } from 'antd';
import styles from './form.module.css';
import { toldInAria } from './line.js';

interface Control {
  id: string;
  value: string;
  wrong?: string | undefined;
  onChange: (value: string) => void;
}

interface TextProps extends Control {
  most: number;
  decimal?: boolean;
  placeholder?: string;
}

export function TextField({ id, value, wrong, onChange, most, decimal = false, placeholder }: TextProps) {
  return (
    <Input
      id={id}
      maxLength={most}
      value={value}
      inputMode={decimal ? 'decimal' : 'text'}
      placeholder={placeholder}
      status={wrong === undefined ? '' : 'error'}
      onChange={(event) => onChange(event.target.value)}
      {...toldInAria(id, wrong)}
    />
  );
}

/** What a note may hold, here and on the server. */
const NOTE_MOST = 4000;

export function NoteField({ id, value, wrong, onChange, rows = 3 }: Control & { rows?: number }) {
  return (
    <Input.TextArea
      id={id}
      rows={rows}
      maxLength={NOTE_MOST}
      value={value}
      status={wrong === undefined ? '' : 'error'}
      onChange={(event) => onChange(event.target.value)}
      {...toldInAria(id, wrong)}
    />
  );
}

/** The value, and the words for it. */
export type Option = readonly [value: string, word: string];

interface SelectProps extends Partial<Pick<Control, 'id'>>, Omit<Control, 'id'> {
  options: readonly Option[];
  /** Where no label stands beside it. */
  label?: string;
  /** Stands first, for nothing chosen. */
  none?: string;
}

/** One of a few words. */
export function SelectField({ id, value, wrong, onChange, options, label, none }: SelectProps) {
  return (
    <select
      id={id}
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...(id === undefined ? {} : toldInAria(id, wrong))}
    >
      {none !== undefined && <option value="">{none}</option>}
      {options.map(([key, word]) => (
        <option key={key} value={key}>
          {word}
        </option>
      ))}
    </select>
  );
}
