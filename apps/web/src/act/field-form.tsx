import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../api/problem.js';
import styles from '../form/form.module.css';
import { Refused } from '../form/refused.js';
import { calledFor, missingOf, type Typed } from '../screens/task/acts/command-of.js';
import { type Choosable, FieldLine } from '../screens/task/acts/field-line.js';
import type { Field } from '../screens/task/acts/forms.js';
import { texts } from '../screens/task/acts/texts.js';

/** What was changed meanwhile need not be a task. */
const WORDS = { ...texts, outdated: texts.outdatedElsewhere };

export const NO_TASK: Choosable = { leadUnit: null, deadlines: [], inputs: [], difficulties: [] };

interface Props {
  title: string;
  /** Where the page's own heading says it, the form does not say it again. */
  headed?: boolean;
  hint?: string | undefined;
  fields: readonly Exclude<Field, { kind: 'files' }>[];
  start?: Typed;
  task?: Choosable;
  send: string;
  pending: boolean;
  error: Error | null;
  onSend: (typed: Typed) => void;
  onClose?: () => void;
}

/** A form drawn from the list of what it asks for; what was typed stays when the answer is a refusal. */
export function FieldForm(props: Props) {
  const { title, headed = true, hint, start = {}, task = NO_TASK, send, pending, error } = props;
  const { onSend, onClose } = props;
  const [typed, setTyped] = useState<Typed>(start);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const fields = calledFor(props.fields, typed);
  const problem = error === null ? null : asProblem(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = missingOf(fields, typed);
    setMissing(empty);
    if (empty.length > 0) document.getElementById(`o-${empty[0]}`)?.focus();
    else onSend(typed);
  };
  const wrongOf = (name: string) =>
    missing.includes(name) && (typed[name] ?? '').trim() === ''
      ? texts.needed
      : problem?.fields.find(({ path }) => path === name || path.endsWith(`.${name}`))?.message;
  return (
    <form className={styles.opened} onSubmit={submit} noValidate aria-label={title}>
      {headed && <h3>{title}</h3>}
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      {fields.map((field) => (
        <FieldLine
          key={field.name}
          task={task}
          field={field}
          value={typed[field.name] ?? ''}
          wrong={wrongOf(field.name)}
          onChange={(value) => setTyped((old) => ({ ...old, [field.name]: value }))}
        />
      ))}
      {problem && <Refused problem={problem} allowed words={WORDS} />}
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={pending}>
          {send}
        </Button>
        {onClose && <Button onClick={onClose}>{texts.cancel}</Button>}
      </div>
    </form>
  );
}
