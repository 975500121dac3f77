import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommitteeSessionDetail, CreateCommitteeSession, RoleName } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { localDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import styles from './sessions.module.css';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const { form: words } = texts;

/** Whom a programme's server may let call a session; it judges by the programme chosen. */
const CALLS: readonly RoleName[] = [
  'office',
  'office-deputy-chief',
  'office-chief',
  'intake',
  'chair',
  'deputy-chair',
];

/** Calls a session, and goes to it: cases are put before it there. */
export function CallForm() {
  const me = useMe();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { programme, programmes } = useProgramme();
  const mine = programmes.filter(({ committee }) => committee !== null);
  const [keys] = useState(() => new KeyRing());
  const [typed, setTyped] = useState({ programme: programme ?? '', heldOn: '', title: '' });
  const [tried, setTried] = useState(false);
  const calling = useMutation<CommitteeSessionDetail, Error, CreateCommitteeSession>({
    mutationFn: async (body) => {
      const path = '/api/committee-sessions';
      const made = await call<CommitteeSessionDetail>(path, { method: 'POST', body, key: keys.keyOf(body) });
      keys.answered(body);
      return made;
    },
    onSuccess: ({ id }) => {
      say(words.saved);
      void client.invalidateQueries({ queryKey: ['committee-sessions'] });
      void navigate(paths.session(id));
    },
  });
  if (!me.roles.some((role) => CALLS.includes(role))) return null;
  const problem = calling.error === null ? null : asProblem(calling.error);
  const wrong =
    tried && typed.heldOn === ''
      ? words.needed
      : problem?.fields.find(({ path }) => path === 'heldOn')?.message;
  const chosen = typed.programme || mine[0]?.code || '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (typed.heldOn === '') return document.getElementById('p-heldOn')?.focus();
    calling.mutate({ ...typed, programme: chosen, title: typed.title || words.suggestion });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className={styles.fields}>
        <div className={styles.field}>
          <label htmlFor="p-programme">{words.programme}</label>
          <select
            id="p-programme"
            className={styles.select}
            value={chosen}
            onChange={(event) => setTyped({ ...typed, programme: event.target.value })}
          >
            {mine.map(({ code, shortName }) => (
              <option key={code} value={code}>
                {shortName}
              </option>
            ))}
          </select>
        </div>
        <div className={styles.field}>
          <label htmlFor="p-heldOn">{words.heldOn}</label>
          <Suspense fallback={<Input id="p-heldOn" disabled />}>
            <DateField
              id="p-heldOn"
              value={typed.heldOn}
              least={localDate(me.now)}
              wrong={wrong !== undefined}
              onChange={(heldOn) => {
                setTyped({ ...typed, heldOn });
                calling.reset();
              }}
            />
          </Suspense>
          {wrong !== undefined && (
            <p className={styles.wrong} role="alert">
              {wrong}
            </p>
          )}
        </div>
        <div className={`${styles.field} ${styles.wide}`}>
          <label htmlFor="p-title">{words.name}</label>
          <Input
            id="p-title"
            maxLength={300}
            placeholder={words.suggestion}
            value={typed.title}
            onChange={(event) => setTyped({ ...typed, title: event.target.value })}
          />
        </div>
      </div>
      {problem && <ProblemNote error={problem} />}
      <div>
        <Button type="primary" htmlType="submit" loading={calling.isPending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}
