import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CommitteeSessionDetail, CreateCommitteeSession, RoleName } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { asProblem } from '../../api/problem.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { SelectField, TextField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line, told } from '../../form/line.js';
import { localDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import { DateField } from '../../pick/lazily.js';
import styles from './sessions.module.css';
import { texts } from './texts.js';

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
    <form className={`${form.box} ${styles.form}`} onSubmit={send} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className={form.fields}>
        <Line id="p-programme" label={words.programme}>
          <SelectField
            id="p-programme"
            value={chosen}
            options={mine.map(({ code, shortName }) => [code, shortName])}
            onChange={(code) => setTyped({ ...typed, programme: code })}
          />
        </Line>
        <Line id="p-heldOn" label={words.heldOn} wrong={wrong}>
          <DateField
            id="p-heldOn"
            value={typed.heldOn}
            least={localDate(me.now)}
            onChange={(heldOn) => {
              setTyped({ ...typed, heldOn });
              calling.reset();
            }}
            {...told('p-heldOn', wrong)}
          />
        </Line>
        <Line id="p-title" label={words.name} wide>
          <TextField
            id="p-title"
            most={300}
            placeholder={words.suggestion}
            value={typed.title}
            onChange={(title) => setTyped({ ...typed, title })}
          />
        </Line>
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
