import { Button, Input } from 'antd';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { MoneyKind, MoneyView } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { useRecord } from '../../api/use-record.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { formatNumber, parseNumber } from '../../format/number.js';
import { useMe } from '../../frame/session.js';
import forms from '../indicator/indicator.module.css';
import { KIND_WORD, texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const { form: words } = texts;
const KINDS = Object.keys(KIND_WORD) as MoneyKind[];

/** Records one amount where the sources end. */
export function MoneyForm({ money }: { money: MoneyView }) {
  const me = useMe();
  const say = useSay();
  const today = localDate(me.now);
  const leaves = money.sources.filter((row) => !money.sources.some((part) => part.parent === row.id));
  const [typed, setTyped] = useState({
    kind: 'allocated',
    source: leaves[0]?.id ?? '',
    year: today.slice(0, 4),
    amount: '',
    on: today,
    task: '',
    group: '',
    number: '',
    date: '',
    corrects: '',
  });
  type Name = keyof typeof typed;
  const [notNumber, setNotNumber] = useState(false);
  const recording = useRecord(['money'], () => say(words.saved));
  const problem = recording.error === null ? null : asProblem(recording.error);
  const wrongOf = (path: string) =>
    path === 'amount' && notNumber ? words.notNumber : problem?.fields.find((f) => f.path === path)?.message;
  const type = (change: Partial<typeof typed>) => {
    setTyped({ ...typed, ...change });
    setNotNumber(false);
    recording.reset();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const amount = parseNumber(typed.amount);
    setNotNumber(amount == null);
    if (amount == null) return;
    const { kind, source, on, task, number, date, year, group, corrects } = typed;
    const named = number.trim() !== '' || date !== '';
    const document = {
      title: words.document,
      number: number.trim() || null,
      date: date || null,
      issuer: null,
      line: null,
    };
    const body = {
      programme: money.programme,
      kind,
      source,
      year: Number(year),
      amount,
      on,
      document: named ? document : null,
      ...(task.trim() === '' ? {} : { task: task.trim() }),
      ...(group === '' ? {} : { group: Number(group) }),
      ...(corrects === '' ? {} : { corrects: Number(corrects) }),
    };
    recording.mutate({ path: '/api/money/entries', body });
  };
  const line = (name: Name, label: string, control: (id: string, wrong: boolean) => ReactNode) => {
    const wrong = wrongOf(name);
    const id = `k-${name}`;
    return (
      <div className={forms.field}>
        <label htmlFor={id}>{label}</label>
        <Suspense fallback={<Input id={id} disabled />}>{control(id, wrong !== undefined)}</Suspense>
        {wrong !== undefined && (
          <p className={forms.wrong} role="alert">
            {wrong}
          </p>
        )}
      </div>
    );
  };
  const text =
    (name: Name, decimal = false) =>
    (id: string, wrong: boolean) => (
      <Input
        id={id}
        value={typed[name]}
        maxLength={100}
        inputMode={decimal ? 'decimal' : 'text'}
        status={wrong ? 'error' : ''}
        onChange={(event) => type({ [name]: event.target.value })}
      />
    );
  const choice = (name: Name, options: readonly (readonly [string, string])[]) => (id: string) => (
    <select
      id={id}
      className={forms.select}
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
  const day = (name: 'on' | 'date') => (id: string, wrong: boolean) => (
    <DateField id={id} value={typed[name]} onChange={(value) => type({ [name]: value })} wrong={wrong} />
  );
  const replaceable = money.entries.filter(
    (e) => e.correctedBy === null && e.kind === typed.kind && String(e.year) === typed.year,
  );
  const groups = money.groups.flatMap(({ group, name }) =>
    group === null ? [] : [[String(group), texts.groupName(group, name)] as const],
  );

  return (
    <section className={forms.section}>
      <form className={forms.form} onSubmit={save} noValidate aria-label={words.title}>
        <h2>{words.title}</h2>
        <div className={forms.fields}>
          {line(
            'kind',
            words.kind,
            choice(
              'kind',
              KINDS.map((kind) => [kind, KIND_WORD[kind]] as const),
            ),
          )}
          {line(
            'source',
            words.source,
            choice(
              'source',
              leaves.map((row) => [row.id, row.name] as const),
            ),
          )}
          {line('year', words.year, text('year'))}
          {line('amount', words.amount, text('amount', true))}
          {line('on', words.on, day('on'))}
          {line('task', words.task, text('task'))}
          {line('group', words.group, choice('group', [['', ''], ...groups]))}
          {line('number', words.number, text('number'))}
          {line('date', words.date, day('date'))}
          {replaceable.length > 0 &&
            line(
              'corrects',
              words.corrects,
              choice('corrects', [
                ['', words.correctsNone],
                ...replaceable.map(
                  (e) => [String(e.no), `${e.year}/${e.no}: ${formatNumber(e.amount)}`] as const,
                ),
              ]),
            )}
        </div>
        <p className={forms.quiet}>{words.hint}</p>
        {problem && <ProblemNote error={problem} />}
        <div>
          <Button type="primary" htmlType="submit" loading={recording.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );
}
