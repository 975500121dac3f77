import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AnswersToTake, MoreTimeAsked, TaskListItem } from '#contracts';
import { COMMAND_WORD } from '../../act/command-words.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import { TaskRow, TaskRows } from '../../task-row/task-row.js';
import row from '../../task-row/task-row.module.css';
import { FormRow } from './form-row.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { useWaiting } from './use-waiting.js';
import type { WaitedAct } from './views.js';

/** Chờ xử lý: what waits for this person's signature, decision or check, of tasks and of cycles. */
export function Waiting({ waiting: { found, error, retry } }: { waiting: ReturnType<typeof useWaiting> }) {
  if (error) return <ProblemNote error={error} onRetry={retry} />;
  if (found === null) return <Bones rows={6} />;
  const { tasks, toSign, moreTime, toTake, counts, total } = found;
  if (total === 0) return <Empty>{texts.nothing.waiting}</Empty>;
  const rows = (act: WaitedAct) => tasks[act].map((task) => <ActRow key={task.id} task={task} act={act} />);
  return (
    <>
      <Section title={texts.waiting.sign} count={counts['sign-extension']}>
        {rows('sign-extension')}
        {toSign.map((form) => (
          <FormRow key={`${form.cycle.id} ${form.stage.id} ${form.unit.code}`} form={form} />
        ))}
      </Section>
      <Section title={texts.waiting.input} count={counts['give-input']}>
        {rows('give-input')}
      </Section>
      <Section title={texts.waiting.decide} count={counts['decide-extension']}>
        {rows('decide-extension')}
        {moreTime.map((one) => (
          <MoreTimeRow key={`${one.cycle.id} ${one.stage.id} ${one.unit.code}`} one={one} />
        ))}
      </Section>
      <Section title={texts.waiting.check} count={counts['accept-deliverable']}>
        {rows('accept-deliverable')}
        {toTake.map((one) => (
          <ToTakeRow key={`${one.cycle.id} ${one.stage.id}`} one={one} />
        ))}
      </Section>
    </>
  );
}

/** A section with nothing in it is not there. */
function Section({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={styles.group} aria-label={title}>
      <h2>
        {title} ({count})
      </h2>
      <TaskRows>{children}</TaskRows>
    </section>
  );
}

function ActRow({ task, act }: { task: TaskListItem; act: WaitedAct }) {
  return (
    <TaskRow
      task={task}
      end={
        <Link
          className={styles.go}
          to={`${paths.task(task.id)}?viec=${act}`}
          aria-label={`${COMMAND_WORD[act]} ${task.code}`}
        >
          {COMMAND_WORD[act]}
        </Link>
      }
    />
  );
}

function MoreTimeRow({ one: { cycle, stage, unit, legalDue, due, on, by } }: { one: MoreTimeAsked }) {
  const to = paths.submission(cycle.id, unit.code, stage.id);
  return (
    <li className={`${row.row} ${row.plain}`}>
      <span className={row.status}>{texts.waiting.moreTime}</span>
      <span className={styles.what}>
        <Link className={row.title} to={to} {...opensRow}>
          <span className={row.code}>{texts.stage}</span> {stage.name}
        </Link>
        <span className={styles.of}>
          {cycle.title} · {texts.waiting.askedBy(by.name, formatDate(on))}
        </span>
      </span>
      <span className={row.due}>
        {formatDateWithWeekday(due)}
        <span className={row.left}>{texts.waiting.now(formatDate(legalDue))}</span>
      </span>
      <span className={row.unit}>{unit.name}</span>
      <span className={row.end}>
        <Link className={styles.go} to={to} aria-label={`${texts.waiting.decideOne} ${unit.name}`}>
          {texts.waiting.decideOne}
        </Link>
      </span>
    </li>
  );
}

function ToTakeRow({ one: { cycle, stage, waiting, since } }: { one: AnswersToTake }) {
  const to = `${paths.cycle(cycle.id)}?${new URLSearchParams({ buoc: stage.id, 'tinh-trang': 'da-gui' })}#don-vi`;
  return (
    <li className={`${row.row} ${row.plain}`}>
      <span className={row.status}>{texts.waiting.sent}</span>
      <span className={styles.what}>
        <Link className={row.title} to={to} {...opensRow}>
          <span className={row.code}>{texts.stage}</span> {stage.name}
        </Link>
        <span className={styles.of}>{cycle.title}</span>
      </span>
      <span className={row.due}>
        {texts.waiting.answers(waiting)}
        <span className={row.left}>{texts.waiting.since(formatDate(since))}</span>
      </span>
      <span className={row.unit} />
      <span className={row.end}>
        <Link className={styles.go} to={to} aria-label={`${texts.waiting.look} ${stage.name}`}>
          {texts.waiting.look}
        </Link>
      </span>
    </li>
  );
}
