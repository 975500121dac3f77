import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { NameStandIn, RoleName, StandInPreview, StandInView } from '#contracts';
import { call } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { documentOf } from '../../form/document.js';
import form from '../../form/form.module.css';
import { hintOf, told } from '../../form/line.js';
import { typedLines } from '../../form/typed-lines.js';
import { localDate } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import { PersonField } from '../../pick/lazily.js';
import styles from './stand-ins.module.css';
import { SCOPE_CHOICE, texts } from './texts.js';
import { useStandInAct } from './use-stand-in-act.js';

const { form: words } = texts;

const CONCLUDES: ReadonlySet<RoleName> = new Set(['chair', 'deputy-chair']);

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
    problem?.fields.find((f) => f.path === path || f.path.startsWith(`${path}.`))?.message;
  const forOthers = me.roles.includes('head') || me.roles.includes('administrator');
  const save = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate({ path: '/api/stand-ins', body: bodyOf(typed) });
  };
  const { line, text, choice, day } = typedLines<Typed>({
    prefix: 't',
    typed,
    type,
    wrongOf: (name) => wrongOf(name === 'number' || name === 'date' ? 'document' : name),
  });

  return (
    <form className={`${form.box} ${styles.form}`} onSubmit={save} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className={form.fields}>
        {forOthers &&
          line('person', words.person, (id, wrong) => (
            <PersonField
              id={id}
              value={typed.person}
              onChange={(person) => type({ person })}
              known={{ id: me.id, name: me.name }}
              {...told(id, wrong)}
            />
          ))}
        {line('by', words.by, (id, wrong) => (
          <>
            <PersonField
              id={id}
              value={typed.by}
              onChange={(by) => type({ by })}
              without={typed.person}
              wrong={wrong !== undefined}
              describedBy={hintOf(id)}
            />
            <p id={hintOf(id)} className={styles.quiet}>
              {words.byHint}
            </p>
          </>
        ))}
        {day('since', words.since, { least: today })}
        {day('until', words.until, { least: typed.since || today })}
        {choice('scope', words.scope, [
          ['work', SCOPE_CHOICE.work],
          ['sign', SCOPE_CHOICE.sign],
        ])}
        {text('number', words.number, 100)}
        {day('date', words.date, { most: today, silent: true })}
      </div>
      {typed.scope === 'sign' && <p className={styles.quiet}>{words.documentHint}</p>}
      {me.roles.some((role) => CONCLUDES.has(role)) && <p className={styles.quiet}>{words.noConclusion}</p>}
      {problem && <ProblemNote error={problem} />}
      {preview.data && (
        <p role="status">
          {typed.by === '' ? words.nobodyTasks(preview.data.tasks) : words.tasks(preview.data.tasks)}
        </p>
      )}
      <div className={form.buttons}>
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

function bodyOf({ person, by, scope, since, until, ...document }: Typed): NameStandIn {
  const named = documentOf(words.documentTitle, document);
  return { person, by: by || null, scope, since, until, document: named };
}
