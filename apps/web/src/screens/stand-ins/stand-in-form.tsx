import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import type { NameStandIn, StandInPreview, StandInView } from '#contracts';
import { call } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import styles from './stand-ins.module.css';
import { SCOPE_CHOICE, texts } from './texts.js';
import { useStandInAct } from './use-stand-in-act.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const PersonField = lazy(() => import('../../pick/person-field.js'));
const { form: words } = texts;

interface Typed {
  person: string;
  by: string;
  scope: StandInView['scope'];
  since: string;
  until: string;
  number: string;
  date: string;
}

/** Names a stand-in, or makes an absence known; what it would move is shown before it is saved. */
export function StandInForm() {
  const me = useMe();
  const say = useSay();
  const today = localDate(me.now);
  const empty: Typed = {
    person: me.id,
    by: '',
    scope: 'work',
    since: today,
    until: '',
    number: '',
    date: '',
  };
  const [typed, setTyped] = useState<Typed>(empty);
  const preview = useMutation({
    mutationFn: (body: NameStandIn) =>
      call<StandInPreview>('/api/stand-ins/preview', { method: 'POST', body }),
  });
  const naming = useStandInAct(() => {
    say(words.saved);
    setTyped(empty);
    preview.reset();
  });
  const type = (change: Partial<Typed>) => {
    setTyped({ ...typed, ...change });
    preview.reset();
    naming.reset();
  };
  const failure = naming.error ?? preview.error;
  const problem = failure === null ? null : asProblem(failure);
  const wrongOf = (path: string) =>
    problem?.fields.find((f) => f.path === path || f.path.startsWith(`${path}.`));
  const forOthers = me.roles.includes('head') || me.roles.includes('administrator');
  const save = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate({ path: '/api/stand-ins', body: bodyOf(typed) });
  };
  const line = (name: keyof Typed, label: string, control: (id: string, wrong: boolean) => ReactNode) => {
    const wrong = wrongOf(name === 'number' || name === 'date' ? 'document' : name);
    const id = `t-${name}`;
    return (
      <div className={styles.field}>
        <label htmlFor={id}>{label}</label>
        <Suspense fallback={<Input id={id} disabled />}>{control(id, wrong !== undefined)}</Suspense>
        {wrong && name !== 'date' && (
          <p id={`${id}-loi`} className={styles.wrong} role="alert">
            {wrong.message}
          </p>
        )}
      </div>
    );
  };

  return (
    <form className={styles.form} onSubmit={save} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className={styles.fields}>
        {forOthers &&
          line('person', words.person, (id, wrong) => (
            <PersonField
              id={id}
              value={typed.person}
              onChange={(person) => type({ person })}
              known={{ id: me.id, name: me.name }}
              wrong={wrong}
              describedBy={`${id}-loi`}
            />
          ))}
        {line('by', words.by, (id, wrong) => (
          <>
            <PersonField
              id={id}
              value={typed.by}
              onChange={(by) => type({ by })}
              wrong={wrong}
              describedBy={`${id}-goi-y`}
            />
            <p id={`${id}-goi-y`} className={styles.quiet}>
              {words.byHint}
            </p>
          </>
        ))}
        {line('since', words.since, (id, wrong) => (
          <DateField
            id={id}
            value={typed.since}
            onChange={(since) => type({ since })}
            least={today}
            wrong={wrong}
          />
        ))}
        {line('until', words.until, (id, wrong) => (
          <DateField
            id={id}
            value={typed.until}
            onChange={(until) => type({ until })}
            least={typed.since || today}
            wrong={wrong}
          />
        ))}
        {line('scope', words.scope, (id) => (
          <select
            id={id}
            className={styles.select}
            value={typed.scope}
            onChange={(event) => type({ scope: event.target.value as Typed['scope'] })}
          >
            <option value="work">{SCOPE_CHOICE.work}</option>
            <option value="sign">{SCOPE_CHOICE.sign}</option>
          </select>
        ))}
        {line('number', words.number, (id, wrong) => (
          <Input
            id={id}
            maxLength={100}
            value={typed.number}
            status={wrong ? 'error' : ''}
            onChange={(event) => type({ number: event.target.value })}
          />
        ))}
        {line('date', words.date, (id, wrong) => (
          <DateField
            id={id}
            value={typed.date}
            onChange={(date) => type({ date })}
            most={today}
            wrong={wrong}
          />
        ))}
      </div>
      {typed.scope === 'sign' && <p className={styles.quiet}>{words.documentHint}</p>}
      {problem && <ProblemNote error={problem} />}
      {preview.data && (
        <p role="status">
          {typed.by === '' ? words.nobodyTasks(preview.data.tasks) : words.tasks(preview.data.tasks)}
        </p>
      )}
      <div className={styles.send}>
        <Button type="primary" htmlType="submit" loading={naming.isPending}>
          {words.save}
        </Button>
        <Button loading={preview.isPending} onClick={() => preview.mutate(bodyOf(typed))}>
          {words.preview}
        </Button>
      </div>
    </form>
  );
}

function bodyOf({ person, by, scope, since, until, number, date }: Typed): NameStandIn {
  const rest = { issuer: null, line: null };
  const document =
    number.trim() === '' && date === ''
      ? null
      : { title: words.documentTitle, number: number.trim() || null, date: date || null, ...rest };
  return { person, by: by || null, scope, since, until, document };
}
