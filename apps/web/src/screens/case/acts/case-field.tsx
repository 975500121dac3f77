import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import { sessionsQuery } from '../../../api/queries.js';
import { addDay, formatDate, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import styles from './acts.module.css';
import type { Field } from './forms.js';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../../pick/date-field.js'));
const UnitField = lazy(() => import('../../../pick/unit-field.js'));

const MOST_UNITS = 5;

interface Props {
  field: Field;
  programme: string;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
  /** Begins the ids, where the fields of several cases stand on one page. */
  prefix?: string;
}

/** One field with its label and what is wrong with it. */
export function CaseField({ field, programme, value, wrong, onChange, prefix = 'h' }: Props) {
  const id = `${prefix}-${field.name}`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {field.label} {!field.required && <span className={styles.hint}>{texts.optional}</span>}
      </label>
      <Suspense fallback={<Input id={id} disabled />}>
        <Control
          id={id}
          field={field}
          programme={programme}
          value={value}
          wrong={wrong}
          onChange={onChange}
        />
      </Suspense>
      {wrong !== undefined && (
        <p id={`${id}-loi`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

function Control({ id, field, programme, value, wrong, onChange }: Props & { id: string }) {
  const today = localDate(useMe().now);
  const bad = wrong !== undefined;
  const described = bad ? { describedBy: `${id}-loi` } : {};
  const aria = bad ? { 'aria-invalid': true, 'aria-describedby': `${id}-loi` } : {};
  switch (field.kind) {
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
    case 'future':
    case 'past':
      return (
        <DateField
          id={id}
          value={value}
          onChange={onChange}
          wrong={bad}
          {...described}
          {...(field.kind === 'past' ? { most: today } : { least: addDay(today) })}
        />
      );
    case 'units':
      return (
        <UnitField
          id={id}
          value={value === '' ? [] : value.split(',')}
          onChange={(codes) => onChange(codes.join(','))}
          most={MOST_UNITS}
          wrong={bad}
          {...described}
        />
      );
    case 'choice':
      return (
        <select
          id={id}
          className={styles.select}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        >
          <option value="">{texts.choose}</option>
          {Object.entries(field.options ?? {}).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      );
    case 'session':
      return <SessionSelect id={id} programme={programme} from={today} value={value} onChange={onChange} />;
    default:
      return (
        <Input
          id={id}
          maxLength={200}
          value={value}
          status={bad ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
          {...aria}
        />
      );
  }
}

interface SessionProps {
  id: string;
  programme: string;
  from: string;
  value: string;
  onChange: (value: string) => void;
}

function SessionSelect({ id, programme, from, value, onChange }: SessionProps) {
  const sessions = useQuery(sessionsQuery(programme, from));
  return (
    <select
      id={id}
      className={styles.select}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{texts.noSession}</option>
      {(sessions.data?.items ?? [])
        .filter(({ cancelled }) => !cancelled)
        .map((session) => (
          <option key={session.id} value={session.id}>
            {formatDate(session.heldOn)} · {session.title}
          </option>
        ))}
    </select>
  );
}
