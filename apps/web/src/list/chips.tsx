import styles from './list.module.css';

interface Props<T extends string> {
  label: string;
  options: readonly T[];
  words: Record<T, string>;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** A filter of several values as chips that are on or off. */
export function Chips<T extends string>({ label, options, words, chosen, onChange }: Props<T>) {
  return (
    <fieldset className={styles.chips}>
      <legend className="unseen">{label}</legend>
      {options.map((option) => {
        const on = chosen.includes(option);
        return (
          <button
            key={option}
            type="button"
            aria-pressed={on}
            onClick={() => onChange(options.filter((o) => (o === option ? !on : chosen.includes(o))))}
          >
            {words[option]}
          </button>
        );
      })}
    </fieldset>
  );
}
