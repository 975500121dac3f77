import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { IndicatorView, Measured } from '#contracts';
import { indicatorPath } from '../../api/measure-queries.js';
import { asProblem } from '../../api/problem.js';
import { useRecord } from '../../api/use-record.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import type { Option } from '../../form/controls.js';
import { documentOf } from '../../form/document.js';
import form from '../../form/form.module.css';
import { typedLines } from '../../form/typed-lines.js';
import { formatDate, localDate } from '../../format/date.js';
import { parseNumber } from '../../format/number.js';
import { useMe } from '../../frame/session.js';
import { valueWords } from '../indicators/value-words.js';
import styles from './indicator.module.css';
import { texts, VERDICT_CHOICE } from './texts.js';

const { form: words } = texts;
const TEXT_MOST = 300;

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
  const { text, choice, day } = typedLines<Typed>({
    prefix: 's',
    typed,
    type,
    wrongOf: (name) => wrongOf(name === 'number' || name === 'date' ? 'document' : name),
  });
  const replaceable = values.filter(
    (v) => v.correctedBy === null && !v.withdrawnOn && (v.unit?.code ?? '') === typed.unit,
  );

  return (
    <section className={styles.section}>
      <form className={form.box} onSubmit={save} noValidate aria-label={words.title}>
        <h2>{words.title}</h2>
        <div className={form.fields}>
          {mayRecordFor.length > 1 &&
            choice(
              'unit',
              words.unit,
              mayRecordFor.map((unit) => [unit?.code ?? '', unit?.name ?? texts.province]),
              { wide: true },
            )}
          {day('asOf', words.asOf)}
          {choice('status', words.status, [
            ['done', texts.done],
            ['estimated', texts.estimated],
          ])}
          {valueLine(target.unit === null ? words.value : words.valueIn(target.unit))}
          {text('source', words.source, TEXT_MOST)}
          {text('number', words.number, TEXT_MOST)}
          {day('date', words.date, { silent: true })}
          {replaceable.length > 0 &&
            choice('corrects', words.corrects, [['', words.correctsNone], ...replaceable.map(replaced)], {
              wide: true,
            })}
          {text('note', words.note, TEXT_MOST, { wide: true })}
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

  function valueLine(label: string) {
    if (measure === 'yes-no') {
      return choice('value', label, [
        ['', ''],
        ['true', words.yes],
        ['false', words.no],
      ]);
    }
    if (measure === 'qualitative')
      return choice('value', label, [['', ''], ...Object.entries(VERDICT_CHOICE)]);
    return text('value', label, TEXT_MOST, { decimal: true });
  }

  function replaced({ no, value, asOf }: IndicatorView['values'][number]): Option {
    return [String(no), `${no}. ${valueWords(value, target.unit)}, ${formatDate(asOf)}`];
  }
}

/** Undefined for what is no value of this sort of indicator. */
function measuredOf(measure: IndicatorView['measure'], typed: string): Measured | undefined {
  if (measure === 'yes-no') return typed === '' ? undefined : typed === 'true';
  if (measure === 'qualitative') return typed === '' ? undefined : (typed as Measured);
  return parseNumber(typed) ?? undefined;
}

function bodyOf(programme: string, typed: Typed, value: Measured): object {
  const { unit, asOf, status, source, corrects, note } = typed;
  return {
    programme,
    unit: unit === '' ? null : unit,
    asOf,
    status,
    value,
    source,
    document: documentOf(words.document, typed),
    ...(corrects === '' ? {} : { corrects: Number(corrects) }),
    ...(note.trim() === '' ? {} : { note }),
  };
}
