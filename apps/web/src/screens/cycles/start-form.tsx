import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CycleDryRun, CycleKind, CycleView, StartCycle } from '#contracts';
import { templatesQuery } from '../../api/cycle-queries.js';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import styles from './cycles.module.css';
import { DryRun } from './dry-run.js';
import { KIND_WORD } from './kind-words.js';
import { kindsOf, missing, ofKind, ofProgramme, partOf, startOf, type Typed } from './start-input.js';
import { startTexts as words } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const PATH = '/api/cycles';

/** Starts a cycle; what that would do is shown first, and only what was shown can be started. */
export default function StartForm({ onClose }: { onClose: () => void }) {
  const today = localDate(useMe().now);
  const say = useSay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { programme, programmes } = useProgramme();
  const [keys] = useState(() => new KeyRing());
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState<Typed>({
    programme: programme ?? '',
    ...{ kind: '', year: today.slice(0, 4), part: '', stage: '' },
    ...{ number: '', date: '', issuer: '', about: '' },
  });
  const preview = useMutation({
    mutationFn: (body: StartCycle) => call<CycleDryRun>(PATH, { method: 'POST', body }),
    // The stages of a template are known once it was looked at; they stay while one of them is chosen.
    onSuccess: ({ stages }) => setStages(stages),
  });
  const [stages, setStages] = useState<CycleDryRun['stages']>([]);
  const starting = useMutation({
    mutationFn: async (body: StartCycle) => {
      const opened = await call<CycleView>(PATH, { method: 'POST', body, key: keys.keyOf(body) });
      keys.answered(body);
      return opened;
    },
    onSuccess: async ({ id }) => {
      say(words.opened);
      void client.invalidateQueries({ queryKey: ['cycles'] });
      await navigate(paths.cycle(id));
    },
  });
  const templates = useQuery(templatesQuery);
  const only = programmes.length === 1 ? (programmes[0]?.code ?? '') : '';
  const now = { ...typed, programme: typed.programme || only };
  const kinds = kindsOf(templates.data?.items ?? [], now.programme).map((kind): [string, string] => [
    kind,
    KIND_WORD[kind],
  ]);
  const change = (next: Typed) => {
    setTyped(next);
    preview.reset();
    starting.reset();
  };
  const type = (name: keyof Typed) => (value: string) => change({ ...typed, [name]: value });
  const absent = missing(now);
  const look = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (absent[0] !== undefined) document.getElementById(`k-${absent[0]}`)?.focus();
    else preview.mutate(startOf(now, true));
  };
  const failure = starting.error ?? preview.error;
  const problem = failure === null ? null : asProblem(failure);
  const line = (name: keyof Typed, label: string, control: (id: string) => ReactNode) => {
    const id = `k-${name}`;
    const path = name === 'number' || name === 'date' || name === 'issuer' ? `request.${name}` : name;
    const refused = problem?.fields.find((field) => field.path === path)?.message;
    const wrong = tried && absent.includes(name) ? words.needed : refused;
    return (
      <div className={styles.field}>
        <label htmlFor={id}>{label}</label>
        <Suspense fallback={<Input id={id} disabled />}>{control(id)}</Suspense>
        {wrong !== undefined && (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </div>
    );
  };
  const select = (name: keyof Typed, options: [string, string][], first?: string) => (id: string) => (
    <select
      id={id}
      className={styles.select}
      value={now[name]}
      onChange={(event) => {
        const { value } = event.target;
        if (name === 'kind') chooseKind(value as CycleKind);
        else if (name === 'programme') chooseProgramme(value);
        else type(name)(value);
      }}
    >
      {first !== undefined && <option value="">{first}</option>}
      {options.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
  const input = (name: keyof Typed, most: number) => (id: string) => (
    <Input
      id={id}
      maxLength={most}
      value={now[name]}
      onChange={(event) => type(name)(event.target.value)}
      {...(name === 'year' || name === 'part' ? { inputMode: 'numeric' as const } : {})}
    />
  );
  const chooseProgramme = (programme: string) => {
    setStages([]);
    change(ofProgramme(now, programme, kindsOf(templates.data?.items ?? [], programme)));
  };
  const chooseKind = (kind: CycleKind | '') => {
    setStages([]);
    change(ofKind(now, kind));
  };

  return (
    <form className={styles.form} onSubmit={look} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className={styles.quiet}>{words.hint}</p>
      <div className={styles.fields}>
        {line(
          'programme',
          words.programme,
          select(
            'programme',
            programmes.map(({ code, shortName }) => [code, shortName]),
            '–',
          ),
        )}
        {line('kind', words.kind, select('kind', kinds, '–'))}
        {line('year', words.year, input('year', 4))}
        {partOf(now.kind) === 'quarter' && line('part', words.quarter, select('part', QUARTERS, '–'))}
        {partOf(now.kind) === 'ordinal' && line('part', words.ordinal, input('part', 2))}
        {stages.length > 0 &&
          line(
            'stage',
            words.stage,
            select(
              'stage',
              stages.map((s) => [s.id, s.name]),
              words.firstInTime,
            ),
          )}
      </div>
      <fieldset className={styles.request}>
        <legend>{words.request}</legend>
        <div className={styles.fields}>
          {line('number', words.number, input('number', 100))}
          {line('date', words.date, (id) => (
            <DateField id={id} value={now.date} onChange={type('date')} most={today} />
          ))}
          {line('issuer', words.issuer, input('issuer', 200))}
          {line('about', words.about, input('about', 300))}
        </div>
      </fieldset>
      {problem && <ProblemNote error={problem} />}
      {preview.data && <DryRun of={preview.data} />}
      <div className={styles.send}>
        <Button type={preview.data ? 'default' : 'primary'} htmlType="submit" loading={preview.isPending}>
          {words.preview}
        </Button>
        {preview.data && !preview.data.exists && (
          <Button
            type="primary"
            loading={starting.isPending}
            onClick={() => starting.mutate(startOf(now, false))}
          >
            {words.open(preview.data.title)}
          </Button>
        )}
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </form>
  );
}

const QUARTERS: [string, string][] = [
  ['1', 'Quý I'],
  ['2', 'Quý II'],
  ['3', 'Quý III'],
  ['4', 'Quý IV'],
];
