import { useHref, useLinkClickHandler } from 'react-router';
import { OUTLOOK_WORD } from '#contracts/words';
import { formatDate, formatDateWithWeekday } from '../../../format/date.js';
import { paths } from '../../../paths.js';
import { chartTexts as texts } from '../texts.js';
import { BACKDROP, ROW_HEIGHT } from './backdrop.js';
import type { DateMark, TaskLine } from './lines.js';
import { FIRST_DATE, SHAPE } from './shapes.js';
import styles from './timeline.module.css';

const MIDDLE = ROW_HEIGHT / 2;

/** One task over time: from its assignment to its last date, what has passed, and a mark for each date. */
export function TaskDrawing({ line, width }: { line: TaskLine; width: number }) {
  const { task, bar, late, marks, before, after, undated } = line;
  return (
    <svg width={width} height={ROW_HEIGHT} viewBox={`0 0 ${width} ${ROW_HEIGHT}`} className={styles.line}>
      <title>{`${task.code} ${task.title}`}</title>
      <use href={BACKDROP} />
      {bar !== null && (
        <rect
          className={task.status === 'active' ? styles.bar : styles.resting}
          x={bar.from * width}
          width={Math.max(2, (bar.to - bar.from) * width)}
          y={MIDDLE - 3}
          height={6}
          rx={3}
        />
      )}
      {late !== null && (
        <line className={styles.passed} x1={late.from * width} x2={late.to * width} y1={MIDDLE} y2={MIDDLE} />
      )}
      {marks
        .filter(({ kind }) => kind === 'original')
        .map((mark) => (
          <g key={mark.key} transform={`translate(${mark.at * width} ${MIDDLE})`}>
            <title>{texts.original(formatDate(mark.date))}</title>
            <path className={styles.first} d={FIRST_DATE} />
          </g>
        ))}
      {marks
        .filter(({ kind }) => kind === 'due')
        .map((mark) => (
          <Due key={mark.key} mark={mark} to={paths.task(task.id)} of={task.code} x={mark.at * width} />
        ))}
      {before.length > 0 && <Beyond x={0} d="M9 -6L1 0L9 6" said={texts.before(dates(before))} />}
      {after.length > 0 && <Beyond x={width} d="M-9 -6L-1 0L-9 6" said={texts.after(dates(after))} />}
      {undated !== null && (
        <text className={styles.undated} x={8} y={MIDDLE + 4}>
          {texts.undated[undated]}
        </text>
      )}
    </svg>
  );
}

interface DueProps {
  mark: DateMark;
  to: string;
  /** The code of the task. */
  of: string;
  x: number;
}

/** A date that opens its task: by pointer, and by the keyboard. */
function Due({ mark: { date, outlook, deliverable }, to, of, x }: DueProps) {
  const href = useHref(to);
  const open = useLinkClickHandler(to);
  const { d, hollow } = SHAPE[outlook];
  const said = [`${of}: ${formatDateWithWeekday(date)}`, OUTLOOK_WORD[outlook], deliverable]
    .filter((part) => part !== '')
    .join('. ');
  return (
    <a href={href} onClick={open} className={styles.mark} aria-label={said}>
      <title>{said}</title>
      <g transform={`translate(${x} ${MIDDLE})`}>
        <rect className={styles.touch} x={-12} y={-12} width={24} height={24} rx={4} />
        <path className={`${styles[outlook] ?? ''} ${hollow ? styles.hollow : ''}`} d={d} />
      </g>
    </a>
  );
}

/** Dates lie on beyond an edge. */
function Beyond({ x, d, said }: { x: number; d: string; said: string }) {
  return (
    <g transform={`translate(${x} ${MIDDLE})`}>
      <title>{said}</title>
      <path className={styles.beyond} d={d} />
    </g>
  );
}

function dates(all: readonly string[]): string {
  return all.map(formatDate).join(', ');
}
