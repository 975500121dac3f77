import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { ProgrammeEndView } from '#contracts';
import { asProblem } from '../../api/problem.js';
import { endProgramme, programmeEndQuery } from '../../api/programme-end.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { TextField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { formatDate } from '../../format/date.js';
import { DateField } from '../../pick/lazily.js';
import styles from './programme.module.css';
import { endTexts } from './texts.js';

const OPEN = ['tasks', 'cases', 'cycles', 'amendments', 'recommendations'] as const;
const NOTHING = { title: '', number: '', date: '', issuer: '', confirm: '' };

/** That the programme has ended, or the form that records it, for whoever may. */
export function Ending({ programme }: { programme: string }) {
  const end = useQuery(programmeEndQuery(programme));
  if (!end.data) return null;
  const { closedOn, mayEnd, open } = end.data;
  if (closedOn !== null) return <p className={styles.missing}>{endTexts.ended(formatDate(closedOn))}</p>;
  if (!mayEnd) return null;
  const left = OPEN.filter((what) => open[what] > 0);
  return (
    <details className={styles.ending}>
      <summary>{endTexts.title}</summary>
      <p className={styles.quiet}>{endTexts.about}</p>
      {open.drafts > 0 && <p className={styles.quiet}>{endTexts.drafts(open.drafts)}</p>}
      {left.length > 0 ? <StillOpen open={open} left={left} /> : <EndForm programme={programme} />}
    </details>
  );
}

function StillOpen({ open, left }: { open: ProgrammeEndView['open']; left: (typeof OPEN)[number][] }) {
  return (
    <>
      <p>{endTexts.stillOpen}</p>
      <ul>
        {left.map((what) => (
          <li key={what}>{endTexts.open[what](open[what])}</li>
        ))}
      </ul>
    </>
  );
}

function EndForm({ programme }: { programme: string }) {
  const say = useSay();
  const client = useQueryClient();
  const [typed, setTyped] = useState(NOTHING);
  const ending = useMutation({
    mutationFn: () => {
      const { title, number, date, issuer, confirm } = typed;
      const document = { title, number: number || null, date: date || null, issuer: issuer || null };
      return endProgramme(programme, { document: { ...document, line: null }, confirm });
    },
    onSuccess: () => {
      say(endTexts.saved);
      return client.invalidateQueries();
    },
  });
  const problem = ending.error === null ? null : asProblem(ending.error);
  const wrong = problem?.fields.find(({ path }) => path === 'confirm')?.message;
  const send = (event: FormEvent) => {
    event.preventDefault();
    ending.mutate();
  };
  const text = (name: 'title' | 'number' | 'issuer', most: number) => (
    <Line id={`e-${name}`} label={endTexts.fields[name]} wide={name === 'title'}>
      <TextField
        id={`e-${name}`}
        most={most}
        value={typed[name]}
        onChange={(value) => setTyped({ ...typed, [name]: value })}
      />
    </Line>
  );
  return (
    <form className={form.box} onSubmit={send} noValidate aria-label={endTexts.title}>
      <div className={form.fields}>
        {text('title', 300)}
        {text('number', 100)}
        <Line id="e-date" label={endTexts.fields.date}>
          <DateField id="e-date" value={typed.date} onChange={(date) => setTyped({ ...typed, date })} />
        </Line>
        {text('issuer', 200)}
        <Line id="e-confirm" label={endTexts.fields.confirm(programme)} wrong={wrong}>
          <TextField
            id="e-confirm"
            most={64}
            value={typed.confirm}
            onChange={(confirm) => setTyped({ ...typed, confirm })}
            wrong={wrong}
          />
        </Line>
      </div>
      {problem && <ProblemNote error={problem} />}
      <div>
        <Button danger htmlType="submit" loading={ending.isPending}>
          {endTexts.save}
        </Button>
      </div>
    </form>
  );
}
