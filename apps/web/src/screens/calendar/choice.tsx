import styles from './calendar.module.css';

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
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value as K)}
      >
        {Object.entries<string>(words).map(([key, word]) => (
          <option key={key} value={key}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
