import { Button, Input } from 'antd';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { IndicatorView, Measured } from '#contracts';
import { indicatorPath } from '../../api/measure-queries.js';
import { asProblem } from '../../api/problem.js';
import { useRecord } from '../../api/use-record.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDate, localDate } from '../../format/date.js';
import { parseNumber } from '../../format/number.js';
import { useMe } from '../../frame/session.js';
import { valueWords } from '../indicators/value-words.js';
import styles from './indicator.module.css';
import { texts, VERDICT_CHOICE } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const { form: words } = texts;

interface Typed {
  unit: string;
  asOf: string;
  status: 'done' | 'estimated';
  value: string;
  source: string;
  number: string;
  date: string;
  corrects: string;
  note: string;
}

/** Records a number of an indicator. A number that is there is not changed: the new one names it. */
export function RecordForm({ indicator }: { indicator: IndicatorView }) {
  const me = useMe();
  const say = useSay();
  const { programme, code, measure, target, values, mayRecordFor } = indicator;
  const [typed, setTyped] = useState<Typed>({
    unit: mayRecordFor[0]?.code ?? '',
    asOf: localDate(me.now),
    status: 'done',
    value: '',
    source: '',
    number: '',
    date: '',
    corrects: '',
    note: '',
  });
  const [notNumber, setNotNumber] = useState(false);
  const recording = useRecord(['indicator', 'indicators'], () => say(words.saved));
  const problem = recording.error === null ? null : asProblem(recording.error);
  const wrongOf = (path: string) =>
    path === 'value' && notNumber
      ? words.notNumber
      : problem?.fields.find((f) => f.path === path || f.path.startsWith(`${path}.`))?.message;
  const type = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change });
    setNotNumber(false);
    recording.reset();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const value = measuredOf(measure, typed.value);
    setNotNumber(value === undefined);
    if (value !== undefined) {
      recording.mutate({ path: `${indicatorPath(code)}/values`, body: bodyOf(programme, typed, value) });
    }
  };
  const line = (
    name: keyof Typed,
    label: string,
    control: (id: string, wrong: boolean) => ReactNode,
    wide = false,
  ) => {
    const wrong = wrongOf(name === 'number' || name === 'date' ? 'document' : name);
    const id = `s-${name}`;
    return (
      <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
        <label htmlFor={id}>{label}</label>
        <Suspense fallback={<Input id={id} disabled />}>{control(id, wrong !== undefined)}</Suspense>
        {wrong !== undefined && name !== 'date' && (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </div>
    );
  };
  const text = (name: 'source' | 'number' | 'note' | 'value') => (id: string, wrong: boolean) => (
    <Input
      id={id}
      value={typed[name]}
      maxLength={300}
      inputMode={name === 'value' ? 'decimal' : 'text'}
      status={wrong ? 'error' : ''}
      onChange={(event) => type({ [name]: event.target.value })}
    />
  );
  const choice =
    (name: 'unit' | 'status' | 'value' | 'corrects', options: readonly (readonly [string, string])[]) =>
    (id: string) => (
      <select
        id={id}
        className={styles.select}
        value={typed[name]}
        onChange={(event) => type({ [name]: event.target.value })}
      >
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    );
  const day = (name: 'asOf' | 'date') => (id: string, wrong: boolean) => (
    <DateField id={id} value={typed[name]} onChange={(value) => type({ [name]: value })} wrong={wrong} />
  );
  const replaceable = values.filter((v) => v.correctedBy === null && (v.unit?.code ?? '') === typed.unit);

  return (
    <section className={styles.section}>
      <form className={styles.form} onSubmit={save} noValidate aria-label={words.title}>
        <h2>{words.title}</h2>
        <div className={styles.fields}>
          {mayRecordFor.length > 1 &&
            line(
              'unit',
              words.unit,
              choice(
                'unit',
                mayRecordFor.map((unit) => [unit?.code ?? '', unit?.name ?? texts.province] as const),
              ),
              true,
            )}
          {line('asOf', words.asOf, day('asOf'))}
          {line(
            'status',
            words.status,
            choice('status', [
              ['done', texts.done],
              ['estimated', texts.estimated],
            ]),
          )}
          {line('value', target.unit === null ? words.value : words.valueIn(target.unit), valueControl())}
          {line('source', words.source, text('source'))}
          {line('number', words.number, text('number'))}
          {line('date', words.date, day('date'))}
          {replaceable.length > 0 &&
            line(
              'corrects',
              words.corrects,
              choice('corrects', [
                ['', words.correctsNone],
                ...replaceable.map(
                  (v) =>
                    [
                      String(v.no),
                      `${v.no}. ${valueWords(v.value, target.unit)}, ${formatDate(v.asOf)}`,
                    ] as const,
                ),
              ]),
              true,
            )}
          {line('note', words.note, text('note'), true)}
        </div>
        <p className={styles.quiet}>{words.hint}</p>
        {problem && <ProblemNote error={problem} />}
        <div>
          <Button type="primary" htmlType="submit" loading={recording.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );

  function valueControl() {
    if (measure === 'yes-no') {
      return choice('value', [
        ['', ''],
        ['true', words.yes],
        ['false', words.no],
      ]);
    }
    if (measure === 'qualitative') return choice('value', [['', ''], ...Object.entries(VERDICT_CHOICE)]);
    return text('value');
  }
}

/** Undefined for what is no value of this sort of indicator. */
function measuredOf(measure: IndicatorView['measure'], typed: string): Measured | undefined {
  if (measure === 'yes-no') return typed === '' ? undefined : typed === 'true';
  if (measure === 'qualitative') return typed === '' ? undefined : (typed as Measured);
  return parseNumber(typed) ?? undefined;
}

function bodyOf(programme: string, typed: Typed, value: Measured): object {
  const { unit, asOf, status, source, number, date, corrects, note } = typed;
  const rest = { issuer: null, line: null };
  const document =
    number.trim() === '' && date === ''
      ? null
      : { title: words.document, number: number.trim() || null, date: date || null, ...rest };
  return {
    programme,
    unit: unit === '' ? null : unit,
    asOf,
    status,
    value,
    source,
    document,
    ...(corrects === '' ? {} : { corrects: Number(corrects) }),
    ...(note.trim() === '' ? {} : { note }),
  };
}
