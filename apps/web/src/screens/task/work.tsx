import { useQuery } from '@tanstack/react-query';
import type { AttachmentView, DifficultyView, EventView, InputView, TaskView } from '#contracts';
import { attachmentsQuery, eventsQuery } from '../../api/queries.js';
import { formatDate } from '../../format/date.js';
import styles from './task.module.css';
import { texts } from './texts.js';
import { textIn, textOf } from './told.js';

/** What others owe the task: input that was asked for, difficulties and who clears them, the last urging. */
export function Work({ task }: { task: TaskView }) {
  const { inputs, difficulties, urgedOn } = task;
  const events = useQuery(eventsQuery(task.id)).data?.items ?? [];
  const files = useQuery(attachmentsQuery(task.id)).data?.items ?? [];
  if (inputs.length + difficulties.length === 0 && urgedOn === null) return null;
  return (
    <section className={styles.work}>
      {inputs.length > 0 && (
        <>
          <h2>{texts.inputs}</h2>
          <ul>
            {inputs.map((input) => (
              <Input key={input.no} input={input} events={events} files={files} />
            ))}
          </ul>
        </>
      )}
      {difficulties.length > 0 && (
        <>
          <h2>{texts.difficulties}</h2>
          <ul>
            {difficulties.map((difficulty) => (
              <Difficulty key={difficulty.no} difficulty={difficulty} events={events} />
            ))}
          </ul>
        </>
      )}
      {urgedOn !== null && <p className={styles.quiet}>{texts.urgedOn(formatDate(urgedOn))}</p>}
    </section>
  );
}

interface InputProps {
  input: InputView;
  events: readonly EventView[];
  files: readonly AttachmentView[];
}

function Input({ input: { no, unit, due, status, endedOn }, events, files }: InputProps) {
  const ended = endedOn === null ? '' : formatDate(endedOn);
  const state = status === 'open' ? texts.inputState.open : texts.inputState[status](ended);
  const given = files.filter(({ submission }) => submission?.act === 'input' && submission.no === no);
  return (
    <li>
      <strong>{unit.name}</strong> <span className={styles.quiet}>{texts.inputDue(formatDate(due))}</span>
      <Quote text={textOf(events, 'input-requested', 'question', (data) => data['no'] === no)} />
      <p className={status === 'open' ? styles.waiting : styles.quiet}>{state}</p>
      <Quote text={textOf(events, 'input-given', 'note', (data) => data['no'] === no)} />
      {given.map(({ id, name }) => (
        <p key={id}>
          <a href={`/api/attachments/${encodeURIComponent(id)}/content`} download={name}>
            {name}
          </a>
        </p>
      ))}
    </li>
  );
}

function Difficulty({ difficulty, events }: { difficulty: DifficultyView; events: readonly EventView[] }) {
  const { no, reportedOn, by, status } = difficulty;
  const reported = events.filter(({ type }) => type === 'difficulty-reported')[no - 1];
  return (
    <li>
      <span className={styles.quiet}>{texts.reportedOn(formatDate(reportedOn), by?.name ?? '')}</span>
      <Quote text={textIn(reported, 'note')} />
      <p className={status === 'resolved' ? styles.quiet : styles.waiting}>{stateOf(difficulty)}</p>
      <Quote text={textOf(events, 'difficulty-resolved', 'note', (data) => data['no'] === no)} />
    </li>
  );
}

function stateOf({ status, owner, due, resolvedOn }: DifficultyView): string {
  const { open, owned, resolved } = texts.difficultyState;
  if (status === 'resolved') return resolved(resolvedOn === null ? '' : formatDate(resolvedOn));
  return status === 'open' ? open : owned(owner?.name ?? '', due === null ? '' : formatDate(due));
}

function Quote({ text }: { text: string | null }) {
  return text === null ? null : <p className={styles.quote}>“{text}”</p>;
}
