import { Button, Input } from 'antd';
import { type FormEvent, lazy, Suspense, useId, useState } from 'react';
import type { CycleView } from '#contracts';
import { asProblem } from '../../../api/problem.js';
import { useCycleCommand } from '../../../api/use-cycle-command.js';
import { ProblemNote } from '../../../feedback/problem-note.js';
import { useSay } from '../../../feedback/say.js';
import { addDay, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import { type About, type CycleAct, commandOf, FIELDS, type Field, missingFields } from './acts.js';
import styles from './acts.module.css';
import { ACT_WORD, DONE, texts, WILL } from './texts.js';

const DateField = lazy(() => import('../../../pick/date-field.js'));
const PersonField = lazy(() => import('../../../pick/person-field.js'));

interface Props {
  cycleId: string;
  version: number;
  act: CycleAct;
  about: About;
  /** Whether what was seen is still so in the newer state. */
  stillSo: (newer: CycleView) => boolean | Promise<boolean>;
  onClose: () => void;
}

/** The form of one act: what it asks for, what it will bring about, and the sending. */
export default function ActForm({ cycleId, version, act, about, stillSo, onClose }: Props) {
  const say = useSay();
  const id = useId();
  const command = useCycleCommand();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(about.typed ?? {});
  const [tried, setTried] = useState(false);
  const missing = missingFields(act, typed);
  const problem = command.error === null ? null : asProblem(command.error);

  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) document.getElementById(`${id}-${missing[0]}`)?.focus();
    if (missing.length > 0) return;
    const onAccepted = () => {
      say(DONE[act]);
      onClose();
    };
    command.mutate({ cycleId, version, command: commandOf(act, about, typed), onAccepted, stillSo });
  };
  const wrongOf = (name: string) => {
    if (tried && missing.includes(name)) return texts.needed;
    return problem?.fields.find(({ path }) => path.split('.').at(-1) === name)?.message;
  };
  const refusal = problem !== null && !problem.outdated ? problem : null;

  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={ACT_WORD[act]}>
      <p className={styles.title}>
        {ACT_WORD[act]}
        {about.stage !== undefined && `: ${about.stage.name}`}
      </p>
      {FIELDS[act].map((field) => (
        <Line
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          unit={about.unit}
          value={typed[field.name] ?? ''}
          wrong={wrongOf(field.name)}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      {WILL[act] !== undefined && (
        <p className={styles.will}>
          <strong>{texts.will}</strong>
          {WILL[act]}
        </p>
      )}
      {problem?.outdated && (
        <div className={styles.outdated} role="alert">
          <strong>{texts.outdated}</strong>
          <p>{problem.detail}</p>
          <p>{texts.outdatedDetail}</p>
        </div>
      )}
      {refusal && <ProblemNote error={refusal} />}
      <div className={styles.send}>
        <Button type="primary" htmlType="submit" loading={command.isPending}>
          {ACT_WORD[act]}
        </Button>
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

interface LineProps {
  id: string;
  field: Field;
  unit: string | undefined;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

function Line({ id, field, unit, value, wrong, onChange }: LineProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {field.label} {!field.required && <span className={styles.hint}>{texts.optional}</span>}
      </label>
      <Suspense fallback={<Input id={id} disabled />}>
        <Control id={id} field={field} unit={unit} value={value} wrong={wrong} onChange={onChange} />
      </Suspense>
      {wrong !== undefined && (
        <p id={`${id}-loi`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Control({ id, field, unit, value, wrong, onChange }: LineProps) {
  const today = localDate(useMe().now);
  const bad = wrong !== undefined;
  const described = bad ? { describedBy: `${id}-loi` } : {};
  const aria = bad ? { 'aria-invalid': true, 'aria-describedby': `${id}-loi` } : {};
  switch (field.kind) {
    case 'future':
      return (
        <DateField
          id={id}
          value={value}
          onChange={onChange}
          least={addDay(today)}
          wrong={bad}
          {...described}
        />
      );
    case 'past':
      return <DateField id={id} value={value} onChange={onChange} most={today} wrong={bad} {...described} />;
    case 'person':
      return <PersonField id={id} value={value} onChange={onChange} unit={unit} wrong={bad} {...described} />;
    case 'note':
      return (
        <Input.TextArea
          id={id}
          rows={3}
          maxLength={4000}
          value={value}
          status={bad ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
    default:
      return (
        <Input
          id={id}
          maxLength={field.name === 'title' ? 300 : 100}
          value={value}
          status={bad ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
  }
}
