import { Input, InputNumber } from 'antd';
import { lazy, Suspense } from 'react';
import type { TaskView } from '#contracts';
import { addDay, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import styles from './acts.module.css';
import { awaitedEvents, deadlinesFor, type Field } from './forms.js';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../../pick/date-field.js'));
const PersonField = lazy(() => import('../../../pick/person-field.js'));

const NOTE_MOST = 4000;

interface Props {
  task: TaskView;
  field: Exclude<Field, { kind: 'files' }>;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

/** One field with its label and what is wrong with it. */
export function FieldLine({ task, field, value, wrong, onChange }: Props) {
  const deadlines = deadlinesFor(field, task.deadlines);
  // With one deadline there is nothing to choose.
  if (field.kind === 'deadline' && deadlines.length <= 1 && field.required) return null;
  if (field.kind === 'deadline' && deadlines.length === 0) return null;
  const id = `o-${field.name}`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {field.label} {!field.required && <span className={styles.hint}>{texts.optional}</span>}
      </label>
      <Suspense fallback={<Input id={id} disabled />}>
        <Control task={task} field={field} value={value} wrong={wrong} onChange={onChange} id={id} />
      </Suspense>
      {wrong !== undefined && (
        <p id={`${id}-loi`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Control({ task, field, value, wrong, onChange, id }: Props & { id: string }) {
  const { now } = useMe();
  const today = localDate(now);
  const bad = wrong !== undefined;
  const aria = bad ? { 'aria-invalid': true, 'aria-describedby': `${id}-loi` } : {};
  const status = bad ? 'error' : '';
  switch (field.kind) {
    case 'note':
      return (
        <Input.TextArea
          id={id}
          rows={4}
          maxLength={NOTE_MOST}
          value={value}
          status={status}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
    case 'line':
      return (
        <Input
          id={id}
          maxLength={field.most}
          value={value}
          status={status}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
    case 'percent':
      return (
        <InputNumber
          id={id}
          min={0}
          max={100}
          precision={0}
          value={value === '' ? null : Number(value)}
          status={status}
          onChange={(number) => onChange(number === null ? '' : String(number))}
          {...aria}
        />
      );
    case 'date':
      return (
        <DateField
          id={id}
          value={value}
          onChange={onChange}
          wrong={bad}
          {...(bad ? { describedBy: `${id}-loi` } : {})}
          {...(field.side === 'past' ? { most: today } : { least: addDay(today) })}
        />
      );
    case 'officer':
      return (
        <PersonField
          id={id}
          value={value}
          onChange={onChange}
          unit={task.leadUnit ?? undefined}
          wrong={bad}
          {...(bad ? { describedBy: `${id}-loi` } : {})}
        />
      );
    case 'deadline':
    case 'event':
      return (
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        >
          <option value="">{texts.choose}</option>
          {field.kind === 'event'
            ? awaitedEvents(task.deadlines).map((name) => <option key={name}>{name}</option>)
            : deadlinesFor(field, task.deadlines).map((deadline) => (
                <option key={deadline.id} value={deadline.id}>
                  {deadline.deliverable || deadline.id}
                </option>
              ))}
        </select>
      );
  }
}
