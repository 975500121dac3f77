import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { MoneyKind, MoneyView } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { useRecord } from '../../api/use-record.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import type { Option } from '../../form/controls.js';
import { documentOf } from '../../form/document.js';
import form from '../../form/form.module.css';
import { typedLines } from '../../form/typed-lines.js';
import { localDate } from '../../format/date.js';
import { formatNumber, parseNumber } from '../../format/number.js';
import { useMe } from '../../frame/session.js';
import styles from './money.module.css';
import { KIND_WORD, texts } from './texts.js';

const { form: words } = texts;
const TEXT_MOST = 100;
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
    const { kind, source, on, task, year, group, corrects } = typed;
    const body = {
      programme: money.programme,
      kind,
      source,
      year: Number(year),
      amount,
      on,
      document: documentOf(words.document, typed),
      ...(task.trim() === '' ? {} : { task: task.trim() }),
      ...(group === '' ? {} : { group: Number(group) }),
      ...(corrects === '' ? {} : { corrects: Number(corrects) }),
    };
    recording.mutate({ path: '/api/money/entries', body });
  };
  const { text, choice, day } = typedLines({ prefix: 'k', typed, type, wrongOf });
  const replaceable = money.entries.filter(
    (e) => e.correctedBy === null && e.kind === typed.kind && String(e.year) === typed.year,
  );
  const groups = money.groups.flatMap(({ group, name }) =>
    group === null ? [] : [[String(group), texts.groupName(group, name)] as const],
  );

  return (
    <section className={styles.section}>
      <form className={form.box} onSubmit={save} noValidate aria-label={words.title}>
        <h2>{words.title}</h2>
        <div className={form.fields}>
          {choice(
            'kind',
            words.kind,
            KINDS.map((kind) => [kind, KIND_WORD[kind]]),
          )}
          {choice(
            'source',
            words.source,
            leaves.map((row) => [row.id, row.name]),
          )}
          {text('year', words.year, TEXT_MOST)}
          {text('amount', words.amount, TEXT_MOST, { decimal: true })}
          {day('on', words.on)}
          {text('task', words.task, TEXT_MOST)}
          {choice('group', words.group, [['', ''], ...groups])}
          {text('number', words.number, TEXT_MOST)}
          {day('date', words.date)}
          {replaceable.length > 0 &&
            choice('corrects', words.corrects, [
              ['', words.correctsNone],
              ...replaceable.map(
                (e): Option => [String(e.no), `${e.year}/${e.no}: ${formatNumber(e.amount)}`],
              ),
            ])}
        </div>
        <p className={form.hint}>{words.hint}</p>
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
