import { Input } from 'antd';
import type { FieldProblem } from '#contracts';
import { type Field, type FieldPath, GROUPS, policyOf, type Typed } from './fields.js';
import styles from './policies.module.css';
import { texts } from './texts.js';

interface Props {
  typed: Typed;
  /** What applies now; a value that differs says so. */
  saved: Typed;
  /** What the server found wrong, by the path of the body. */
  refused: readonly FieldProblem[];
  onChange: (path: FieldPath, value: string) => void;
}

/** Every number of the rules, in the order in which a task meets them. */
export function PolicyFields({ typed, saved, refused, onChange }: Props) {
  const read = policyOf(typed);
  const wrong = 'wrong' in read ? read.wrong : [];
  const messageOf = ({ path, many }: Field) =>
    wrong.includes(path)
      ? many
        ? texts.numbers
        : texts.number
      : refused.find((problem) => problem.path === `policy.${path}`)?.message;
  return (
    <div className={styles.groups}>
      {GROUPS.map(({ title, fields }) => (
        <fieldset key={title} className={styles.group}>
          <legend>{title}</legend>
          {fields.map((field) => (
            <NumberLine
              key={field.path}
              field={field}
              value={typed[field.path]}
              was={saved[field.path]}
              problem={messageOf(field)}
              onChange={(value) => onChange(field.path, value)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface LineProps {
  field: Field;
  value: string;
  was: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}

function NumberLine({ field: { path, label, many, unit }, value, was, problem, onChange }: LineProps) {
  const id = `qt-${path.replace('.', '-')}`;
  return (
    <div className={styles.line}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.value}>
        <Input
          id={id}
          className={many ? styles.many : styles.one}
          inputMode={many ? 'text' : 'numeric'}
          maxLength={many ? 120 : 3}
          value={value}
          status={problem === undefined ? '' : 'error'}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-ghi-chu`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit}
      </span>
      <span id={`${id}-ghi-chu`} className={styles.note}>
        {value !== was && <span className={styles.changed}>{texts.was(was || texts.empty)}</span>}
        {problem !== undefined && (
          <span className={styles.wrong} role="alert">
            {problem}
          </span>
        )}
      </span>
    </div>
  );
}
