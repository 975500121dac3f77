import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CalendarView, IsoDate, PolicyView, RunSimulation, SimulationView } from '#contracts';
import { calendarQuery, policiesQuery } from '../../api/administration.js';
import { call } from '../../api/http.js';
import { asProblem } from '../../api/problem.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { SelectField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line } from '../../form/line.js';
import { localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { DateField } from '../../pick/lazily.js';
import { type Edits, isEmpty, NO_EDITS, proposedOf } from '../calendar/proposal.js';
import { shift } from '../calendar/year.js';
import { policyOf, type Typed, typedOf } from '../policies/fields.js';
import { OtherCalendar } from './other-calendar.js';
import { OtherRules } from './other-rules.js';
import { Result } from './result.js';
import styles from './simulation.module.css';
import { PEOPLE_WORD, texts } from './texts.js';

const FIRST_HORIZON_DAYS = 92;
/** As far as the server goes. */
const MOST_DAYS = 2200;

/** The rules run ahead over what is recorded, as they are and as they might be; nothing is saved. */
export function Component() {
  usePageTitle(texts.title);
  const { programme, programmes } = useProgramme();
  const calendar = useQuery(calendarQuery());
  const policies = useQuery(policiesQuery);
  const error = calendar.error ?? policies.error;
  const isReady = calendar.data !== undefined && policies.data !== undefined;
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <span className={list.count}>
          {programmes.find(({ code }) => code === programme)?.shortName ?? texts.all}
        </span>
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {error && <ProblemNote error={error} />}
      {!isReady && !error && <Bones rows={6} />}
      {isReady && <Ask programme={programme} calendar={calendar.data} policies={policies.data} />}
    </>
  );
}

interface AskProps {
  programme: string | null;
  calendar: CalendarView;
  policies: PolicyView;
}

function Ask({ programme, calendar, policies }: AskProps) {
  const today = localDate(useMe().now);
  const [from, setFrom] = useState<IsoDate | ''>(today);
  const [to, setTo] = useState<IsoDate | ''>(shift(today, FIRST_HORIZON_DAYS));
  const [people, setPeople] = useState<RunSimulation['people']>('absent');
  const [edits, setEdits] = useState<Edits>(NO_EDITS);
  const { version: _version, ...current } = policies.current;
  const saved = typedOf(current);
  const [typed, setTyped] = useState<Partial<Typed>>({});
  const values = { ...saved, ...typed };
  const rules = policyOf(values);
  const isOther = JSON.stringify(values) !== JSON.stringify(saved);
  const body = JSON.stringify({
    ...(programme === null ? {} : { programme }),
    ...{ from, to, people },
    ...(isEmpty(edits) ? {} : { calendar: proposedOf(calendar, edits) }),
    ...(isOther && 'policy' in rules ? { policy: rules.policy } : {}),
  });
  const run = useMutation({
    mutationFn: async (asked: string) => ({
      asked,
      shown: await call<SimulationView>('/api/simulations', { method: 'POST', body: JSON.parse(asked) }),
    }),
  });
  const refused = run.error === null ? [] : asProblem(run.error).fields;
  const wrong = (path: string) => refused.find((problem) => problem.path === path)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate(body);
  };
  const most = shift(today, MOST_DAYS);
  return (
    <>
      <form className={`${form.box} ${styles.ask}`} onSubmit={submit} aria-label={texts.title}>
        <div className={`${form.fields} ${form.three}`}>
          <Line id="mp-tu" label={texts.from} wrong={wrong('from')}>
            <DateField id="mp-tu" value={from} onChange={setFrom} least={today} most={most} />
          </Line>
          <Line id="mp-den" label={texts.to} wrong={wrong('to')}>
            <DateField id="mp-den" value={to} onChange={setTo} least={from || today} most={most} />
          </Line>
          <Line id="mp-neu" label={texts.people}>
            <SelectField
              id="mp-neu"
              value={people}
              options={Object.entries(PEOPLE_WORD)}
              onChange={(word) => setPeople(word as RunSimulation['people'])}
            />
          </Line>
        </div>
        <OtherCalendar saved={calendar} edits={edits} onChange={setEdits} />
        <OtherRules
          typed={values}
          saved={saved}
          refused={refused}
          onChange={(path, value) => setTyped({ ...typed, [path]: value })}
          onReset={isOther ? () => setTyped({}) : null}
        />
        {run.error && <ProblemNote error={run.error} />}
        <div className={form.buttons}>
          <Button
            htmlType="submit"
            type="primary"
            loading={run.isPending}
            disabled={from === '' || to === '' || 'wrong' in rules}
          >
            {run.isPending ? texts.running : texts.run}
          </Button>
        </div>
      </form>
      {run.data !== undefined && run.data.asked !== body && (
        <p className={`${form.outdated} ${styles.ask}`} role="status">
          {texts.stale}
        </p>
      )}
      {run.data && <Result key={run.submittedAt} shown={run.data.shown} />}
    </>
  );
}
