import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IsoDate, LadderPreview, PreviewLadder, ProposedPolicy } from '#contracts';
import { ladderQuery } from '../../api/administration.js';
import { taskQuery } from '../../api/queries.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { SelectField } from '../../form/controls.js';
import form from '../../form/form.module.css';
import { Line, told } from '../../form/line.js';
import { formatDate, formatDateWithWeekday, localDate } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import { DateField, TaskField } from '../../pick/lazily.js';
import { useSettled } from '../../pick/settled.js';
import { shift } from '../calendar/year.js';
import styles from './policies.module.css';
import { PEOPLE_WORD, TONE_WORD, texts } from './texts.js';

/** Long enough for every reminder before the date. */
const SAMPLE_DAYS = 45;

type People = PreviewLadder['people'];

/** What the rules as typed would send for a date that somebody gives, or that a task has; nothing is saved. */
export function Playground({ read }: { read: { policy: ProposedPolicy } | { wrong: unknown } }) {
  const today = localDate(useMe().now);
  const [due, setDue] = useState<IsoDate | ''>(shift(today, SAMPLE_DAYS));
  const [assignedOn, setAssignedOn] = useState<IsoDate | ''>(today);
  const [people, setPeople] = useState<People>('absent');
  const isReversed = due !== '' && assignedOn > due;
  const asked: PreviewLadder | null =
    'policy' in read && due !== '' && assignedOn !== '' && !isReversed
      ? { policy: read.policy, due, assignedOn, people }
      : null;
  const settled = JSON.parse(useSettled(JSON.stringify(asked))) as PreviewLadder | null;
  const ladder = useQuery(ladderQuery(settled));
  return (
    <section className={`${form.box} ${styles.playground}`} aria-labelledby="thu-quy-tac">
      <h2 id="thu-quy-tac">{texts.playground}</h2>
      <p className={styles.quiet}>{texts.playgroundIntro}</p>
      <div className={form.fields}>
        <Line id="thu-giao" label={texts.assigned} wrong={isReversed ? texts.wrongDates : undefined}>
          <DateField
            id="thu-giao"
            value={assignedOn}
            onChange={setAssignedOn}
            {...told('thu-giao', isReversed ? texts.wrongDates : undefined)}
          />
        </Line>
        <Line id="thu-han" label={texts.due}>
          <DateField id="thu-han" value={due} onChange={setDue} />
        </Line>
      </div>
      <OfTask
        onFound={(task) => {
          setDue(task.due);
          setAssignedOn(task.assignedOn);
        }}
      />
      <Line id="thu-neu" label={texts.people}>
        <SelectField
          id="thu-neu"
          value={people}
          options={Object.entries(PEOPLE_WORD)}
          onChange={(to) => setPeople(to as People)}
        />
      </Line>
      {!('policy' in read) && <p className={form.outdated}>{texts.unreadable}</p>}
      {ladder.error && <ProblemNote error={ladder.error} />}
      {ladder.data && <Ladder shown={ladder.data} />}
    </section>
  );
}

/** Takes the dates of a task that is there: of its first date that is not finished. */
function OfTask({ onFound }: { onFound: (dates: { due: IsoDate; assignedOn: IsoDate }) => void }) {
  const say = useSay();
  const client = useQueryClient();
  const [task, setTask] = useState<string | null>(null);
  const take = async (id: string) => {
    setTask(id);
    const { deadlines, assignedOn } = await client.fetchQuery(taskQuery(id));
    const dated = deadlines.filter(({ legalDue }) => legalDue !== null);
    const due = (dated.find(({ completedOn }) => completedOn === null) ?? dated[0])?.legalDue;
    if (!due) say(texts.noDue);
    else onFound({ due, assignedOn: assignedOn !== null && assignedOn <= due ? assignedOn : due });
  };
  return (
    <Line id="thu-viec" label={texts.ofTask}>
      <TaskField
        id="thu-viec"
        value={task === null ? [] : [task]}
        onChange={(ids) => {
          const chosen = ids.at(-1);
          if (chosen === undefined) setTask(null);
          else void take(chosen);
        }}
      />
    </Line>
  );
}

function Ladder({ shown: { steps, legalDue, workingDue, warnings } }: { shown: LadderPreview }) {
  return (
    <>
      <p role="status">{texts.sent(steps.length, formatDateWithWeekday(workingDue))}</p>
      {warnings.length > 0 && (
        <ul className={`${form.outdated} ${styles.dots}`}>
          {warnings.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
      {steps.length === 0 && <p>{texts.nothing}</p>}
      <ol className={styles.steps}>
        {steps.map(({ day, rung, title, kind, to, why }) => (
          <li key={`${day} ${rung}`} className={day > legalDue ? styles.after : undefined}>
            <span>{formatDate(day)}</span>
            <strong>{title}</strong>
            <span>
              {texts.sendTo(to)} <span className={styles.tone}>· {TONE_WORD[kind]}</span>
            </span>
            <span className={styles.quiet}>{why}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
