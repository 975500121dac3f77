import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { formatNumber, parseNumber } from '../../format/number.js';

interface Props {
  id?: string;
  label?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** Told when what stands there is no number, so that it is not sent away unnoticed. */
  onOdd: (odd: boolean) => void;
  odd: boolean;
  wrong: boolean;
  describedBy?: string | undefined;
}

/** A number as it is written here: 1.234,5. What cannot be read stays as it was typed. */
export function NumberInput({ id, label, value, onChange, onOdd, odd, wrong, describedBy }: Props) {
  const [text, setText] = useState(() => written(value));
  useEffect(() => {
    // Another value from outside: a restored draft, the other version after a conflict.
    setText((old) => ((parseNumber(old) ?? null) === value ? old : written(value)));
  }, [value]);
  const bad = wrong || odd;
  return (
    <Input
      id={id}
      inputMode="decimal"
      maxLength={30}
      value={text}
      status={bad ? 'error' : ''}
      aria-label={label}
      aria-invalid={bad}
      aria-describedby={describedBy}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        const read = parseNumber(typed);
        onOdd(read === undefined);
        onChange(read ?? null);
      }}
      onBlur={() => {
        const read = parseNumber(text);
        if (read !== undefined) setText(written(read));
      }}
    />
  );
}

function written(value: number | null): string {
  return value === null ? '' : formatNumber(value);
}
