import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ImpactView } from '#contracts';
import { formatDate } from '../format/date.js';
import { paths } from '../paths.js';
import styles from './changes.module.css';
import { DATE_WORD, texts } from './texts.js';

type Item = ImpactView['items'][number];
interface Move {
  what: string;
  from: string | null;
  to: string | null;
  told: readonly { id: string; name: string }[];
  /** What these people are to the move. */
  verb: string;
}

const SHOWN_FIRST = 10;
const STEPS_FIRST = 3;
const NAMES_FIRST = 3;

/** What moves, from when to when, and who is told; before anything is saved. */
export function Impact({ shown, children }: { shown: ImpactView; children?: ReactNode }) {
  const [all, setAll] = useState(false);
  const { counts, items, warnings } = shown;
  const listed = all ? items : items.slice(0, SHOWN_FIRST);
  const rest = items.length - listed.length;
  return (
    <section className={styles.impact} aria-label={texts.impact}>
      <h3>{texts.impact}</h3>
      {children}
      <p className={styles.counts} role="status">
        {items.length === 0 ? texts.nothingMoves : texts.counts(counts)}
      </p>
      {warnings.length > 0 && (
        <div className={styles.warnings}>
          <p>
            <WarningOutlined aria-hidden /> {texts.warnings}
          </p>
          <ul>
            {warnings.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {listed.length > 0 && (
        <ul className={styles.items}>
          {listed.map((item) => (
            <ImpactItem key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
      {rest > 0 && <Button onClick={() => setAll(true)}>{texts.more(rest)}</Button>}
      {items.length < inAll(counts) && (
        <p className={styles.quiet}>{texts.first(items.length, inAll(counts))}</p>
      )}
    </section>
  );
}

function inAll({ tasks, cases, cycles }: ImpactView['counts']): number {
  return tasks + cases + cycles;
}

function ImpactItem({ item: { kind, task, dates, steps } }: { item: Item }) {
  const isCycle = kind === 'cycle';
  const moved = dates.map(({ what, deadline, ...date }) => ({
    ...date,
    what: isCycle ? `${deadline}: ${DATE_WORD[what]}` : DATE_WORD[what],
    verb: texts.told,
  }));
  const stepped = steps.map(({ title, ...step }) => ({ ...step, what: title, verb: texts.received }));
  const [first, rest] = [stepped.slice(0, STEPS_FIRST), stepped.slice(STEPS_FIRST)];
  return (
    <li>
      <span className={styles.task}>
        {kind === 'case' && `${texts.caseOf} `}
        <Link to={isCycle ? paths.cycle(task.id) : paths.task(task.id)} target="_blank">
          <strong>{task.code}</strong> {task.title} <span className="unseen">{texts.newTab}</span>
        </Link>
      </span>
      <div>
        <Moves moves={[...moved, ...first]} />
        {rest.length > 0 && (
          <details>
            <summary>{texts.moreSteps(rest.length)}</summary>
            <Moves moves={rest} />
          </details>
        )}
      </div>
    </li>
  );
}

function Moves({ moves }: { moves: readonly Move[] }) {
  return (
    <ul className={styles.moves}>
      {moves.map(({ what, from, to, told, verb }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two moves of one task may read the same
        <li key={i}>
          <span>{what}</span>
          <span>
            {from === null ? texts.added : formatDate(from)} <span aria-hidden>→</span>
            <span className="unseen"> {texts.to} </span> {to === null ? texts.dropped : formatDate(to)}
          </span>
          <span className={styles.quiet}>{toldWords(told, verb)}</span>
        </li>
      ))}
    </ul>
  );
}

function toldWords(told: Move['told'], verb: string): string {
  if (told.length === 0) return `${verb} ${texts.nobody}`;
  const names = told.slice(0, NAMES_FIRST).map(({ name }) => `đ/c ${name}`);
  const others = told.length - names.length;
  return `${verb} ${names.join(', ')}${others > 0 ? ` ${texts.andOthers(others)}` : ''}`;
}
