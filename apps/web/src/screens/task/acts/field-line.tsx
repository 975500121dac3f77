import { Input, InputNumber } from 'antd';
import { lazy, Suspense } from 'react';
import type { TaskView } from '#contracts';
import { addDay, formatDate, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import styles from './acts.module.css';
import { ruleDraft } from './command-of.js';
import { awaitedEvents, deadlinesFor, type Field, openDifficulties, openInputs } from './forms.js';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../../pick/date-field.js'));
const PersonField = lazy(() => import('../../../pick/person-field.js'));
const UnitField = lazy(() => import('../../../pick/unit-field.js'));
const RuleField = lazy(async () => ({ default: (await import('../../../rule/rule-field.js')).RuleField }));

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
    case 'person':
      return (
        <PersonField
          id={id}
          value={value}
          onChange={onChange}
          wrong={bad}
          {...(bad ? { describedBy: `${id}-loi` } : {})}
        />
      );
    case 'unit':
      return (
        <UnitField
          id={id}
          value={value === '' ? [] : [value]}
          most={1}
          onChange={(codes) => onChange(codes[0] ?? '')}
          wrong={bad}
          {...(bad ? { describedBy: `${id}-loi` } : {})}
        />
      );
    case 'rule':
      return (
        <RuleField id={id} value={ruleDraft(value)} onChange={(draft) => onChange(JSON.stringify(draft))} />
      );
    case 'deadline':
    case 'event':
    case 'choice':
    case 'input':
    case 'difficulty':
      return (
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        >
          <option value="">{texts.choose}</option>
          {optionsOf(field, task).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      );
  }
}

function optionsOf(field: Field, task: TaskView): (readonly [value: string, word: string])[] {
  switch (field.kind) {
    case 'event':
      return awaitedEvents(task.deadlines).map((name) => [name, name]);
    case 'deadline':
      return deadlinesFor(field, task.deadlines).map(({ id, deliverable }) => [id, deliverable || id]);
    case 'choice':
      return Object.entries(field.words);
    case 'input':
      return openInputs(task).map(({ no, unit, due }) => [
        String(no),
        texts.input(unit.name, formatDate(due)),
      ]);
    case 'difficulty':
      return openDifficulties(task).map(({ no, reportedOn, owner }) => [
        String(no),
        texts.difficulty(no, formatDate(reportedOn), owner?.name ?? null),
      ]);
    default:
      return [];
  }
}
