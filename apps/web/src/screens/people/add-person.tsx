import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { asProblem } from '../../api/problem.js';
import { useRecord } from '../../api/use-record.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import form from '../../form/form.module.css';
import { typedLines } from '../../form/typed-lines.js';
import { NO_OFFICE, Offices, officeId, type TypedOffice } from './offices.js';
import { form as words } from './texts.js';

interface Typed {
  name: string;
  title: string;
  email: string;
  employeeCode: string;
}

const EMPTY: Typed = { name: '', title: '', email: '', employeeCode: '' };
const PREFIX = 'nguoi';

/** One person with what they are; many at once come from a spreadsheet. */
export function AddPersonForm({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [typed, setTyped] = useState(EMPTY);
  const [offices, setOffices] = useState<readonly TypedOffice[]>([NO_OFFICE]);
  const [asked, setAsked] = useState(false);
  const adding = useRecord(['people'], () => {
    say(words.saved(typed.name.trim()));
    onClose();
  });
  const problem = adding.error === null ? null : asProblem(adding.error);
  const missing = asked ? missingOf(typed, offices) : [];
  const wrongOf = (path: string) =>
    missing.some((one) => one.path === path)
      ? words.needed
      : problem?.fields.find((field) => field.path === path)?.message;
  const { text } = typedLines<Typed>({
    prefix: PREFIX,
    typed,
    type: (change) => setTyped({ ...typed, ...change }),
    wrongOf,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const [first] = missingOf(typed, offices);
    if (first === undefined) adding.mutate({ path: '/api/people', body: bodyOf(typed, offices) });
    else document.getElementById(first.id)?.focus();
  };
  return (
    <form className={form.box} onSubmit={save} noValidate aria-label={words.title}>
      <h2>{words.title}</h2>
      <div className={form.fields}>
        {text('name', words.name, 200)}
        {text('title', words.personTitle, 200)}
        {text('email', words.email, 254)}
        {text('employeeCode', words.employeeCode, 100)}
      </div>
      <Offices offices={offices} onChange={setOffices} wrongOf={wrongOf} />
      <p className={form.hint}>{words.hint}</p>
      {problem && <ProblemNote error={problem} />}
      <div className={form.buttons}>
        <Button type="primary" htmlType="submit" loading={adding.isPending}>
          {words.save}
        </Button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}

/** What has to be said and is not: its path in what is sent, and the id of its field. */
function missingOf(typed: Typed, offices: readonly TypedOffice[]): { path: string; id: string }[] {
  const empty = (['name', 'email'] as const).filter((name) => typed[name].trim() === '');
  return [
    ...empty.map((name) => ({ path: name, id: `${PREFIX}-${name}` })),
    ...offices.flatMap((office, i) =>
      (['role', 'unit'] as const)
        .filter((name) => office[name] === '')
        .map((name) => ({ path: `memberships.${i}.${name}`, id: officeId(i, name) })),
    ),
  ];
}

function bodyOf({ employeeCode, ...typed }: Typed, memberships: readonly TypedOffice[]): object {
  return { ...typed, employeeCode: employeeCode.trim() || null, memberships };
}
