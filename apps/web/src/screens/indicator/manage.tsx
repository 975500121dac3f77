import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import type { IndicatorView } from '#contracts';
import { call } from '../../api/http.js';
import { indicatorPath } from '../../api/measure-queries.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import styles from './indicator.module.css';
import { LinkTask } from './link-task.js';
import { commandOf, type Field, fieldsOf, type ManageAct, type Typed, wrongFields } from './manage-fields.js';
import { manageTexts as texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const UnitField = lazy(() => import('../../pick/unit-field.js'));

/** What the standing body keeps of an indicator: who answers for it, its path, its base, what is surveyed, its tasks. */
export function Manage({ indicator }: { indicator: IndicatorView }) {
  const [act, setAct] = useState<ManageAct | 'link-task' | null>(null);
  const measured = typeof indicator.target.value === 'number';
  const surveys = indicator.followUps.some(({ surveyedOn }) => surveyedOn === null);
  const acts: (ManageAct | 'link-task')[] = [
    'set-profile',
    ...(measured ? (['set-path', 'lock-base'] as const) : []),
    'add-follow-up',
    ...(surveys ? (['record-follow-up'] as const) : []),
    'link-task',
  ];
  return (
    <section className={styles.section} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <div className={styles.acts}>
        {acts.map((one) => (
          <Button key={one} aria-expanded={act === one} onClick={() => setAct(act === one ? null : one)}>
            {texts.acts[one]}
          </Button>
        ))}
      </div>
      {act === 'link-task' && <LinkTask indicator={indicator} onClose={() => setAct(null)} />}
      {act !== null && act !== 'link-task' && (
        <ManageForm key={act} indicator={indicator} act={act} onClose={() => setAct(null)} />
      )}
    </section>
  );
}

interface FormProps {
  indicator: IndicatorView;
  act: ManageAct;
  onClose: () => void;
}

function ManageForm({ indicator, act, onClose }: FormProps) {
  const { code, programme, version, target } = indicator;
  const say = useSay();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Typed>({ measure: target.unit ?? '' });
  const [tried, setTried] = useState(false);
  const fields = fieldsOf(act, indicator);
  const wrong = wrongFields(fields, typed);
  const sending = useMutation({
    mutationFn: () =>
      call(`${indicatorPath(code)}/commands?${new URLSearchParams({ programme })}`, {
        ...{ method: 'POST', body: commandOf(act, typed), version },
      }),
    onSuccess: () => {
      say(texts.saved);
      onClose();
    },
    onSettled: () => {
      for (const name of ['indicator', 'indicators']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
  const problem = sending.error === null ? null : asProblem(sending.error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong.length > 0) document.getElementById(`q-${wrong[0]}`)?.focus();
    else sending.mutate();
  };
  return (
    <form className={form.box} onSubmit={send} noValidate aria-label={texts.acts[act]}>
      <p className={styles.quiet}>{texts.hints[act]}</p>
      <div className={form.fields}>
        {fields.map((field) => (
          <div key={field.name} className={form.field}>
            <label htmlFor={`q-${field.name}`}>{field.label}</label>
            <Suspense fallback={<Input disabled />}>
              <Control
                field={field}
                value={typed[field.name] ?? ''}
                wrong={tried && wrong.includes(field.name)}
                onChange={(value) => setTyped({ ...typed, [field.name]: value })}
              />
            </Suspense>
            {tried && wrong.includes(field.name) && (
              <p className={form.wrong} role="alert">
                {field.kind === 'number' ? texts.notNumber : texts.needed}
              </p>
            )}
          </div>
        ))}
      </div>
      {problem && <ProblemNote error={problem} />}
      <div>
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {texts.save}
        </Button>{' '}
        <Button onClick={onClose}>{texts.cancel}</Button>
      </div>
    </form>
  );
}

interface ControlProps {
  field: Field;
  value: string;
  wrong: boolean;
  onChange: (value: string) => void;
}

function Control({ field: { name, kind, options = [] }, value, wrong, onChange }: ControlProps) {
  const id = `q-${name}`;
  switch (kind) {
    case 'day':
      return <DateField id={id} value={value} onChange={onChange} wrong={wrong} />;
    case 'unit':
      return (
        <UnitField
          id={id}
          value={value === '' ? [] : [value]}
          most={1}
          wrong={wrong}
          onChange={(codes) => onChange(codes[0] ?? '')}
        />
      );
    case 'choice':
      return (
        <select
          id={id}
          className={form.select}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="" />
          {options.map(([choice, word]) => (
            <option key={choice} value={choice}>
              {word}
            </option>
          ))}
        </select>
      );
    default:
      return (
        <Input
          id={id}
          value={value}
          maxLength={name === 'method' ? 1000 : 300}
          inputMode={kind === 'number' ? 'decimal' : 'text'}
          status={wrong ? 'error' : ''}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
