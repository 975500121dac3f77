import { SelectField } from '../../form/controls.js';
import { Line } from '../../form/line.js';

interface Props<K extends string> {
  id: string;
  label: string;
  value: K;
  words: Readonly<Record<K, string>>;
  onChange: (value: K) => void;
}

/** One of a few words. */
export function Choice<K extends string>({ id, label, value, words, onChange }: Props<K>) {
  return (
    <Line id={id} label={label}>
      <SelectField
        id={id}
        value={value}
        options={Object.entries<string>(words)}
        onChange={(chosen) => onChange(chosen as K)}
      />
    </Line>
  );
}
