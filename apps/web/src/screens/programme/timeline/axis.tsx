import type { IsoDate } from '#contracts';
import { formatDate } from '../../../format/date.js';
import { chartTexts as texts } from '../texts.js';
import { type Frame, isWithin, middleOf, ticksOf } from './frame.js';
import type { LegalDay } from './lines.js';
import styles from './timeline.module.css';

const HEIGHT = 48;
const TICKS_AT = 42;
const NAMES_AT = 14;
/** Pixels at an edge within which a name is set to its inner side. */
const EDGE = 34;

interface Props {
  width: number;
  frame: Frame;
  days: readonly LegalDay[];
  today: IsoDate;
}

/** Years, months or days above the chart; over them days of documents and today. */
export function Axis({ width, frame, days, today }: Props) {
  const now = isWithin(today, frame) ? middleOf(today, frame) * width : null;
  return (
    <svg
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className={styles.axis}
      role="img"
      aria-label={said(days)}
    >
      {ticksOf(frame).map(({ from, to, label }) => (
        <g key={label}>
          <line className={styles.border} x1={from * width} x2={from * width} y1={26} y2={HEIGHT} />
          <text className={styles.tick} x={((from + to) / 2) * width} y={TICKS_AT} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      {days.map(({ date, at, named, marks }) => (
        <g key={date}>
          <title>{`${formatDate(date)}: ${marks.map(({ title }) => title).join('; ')}`}</title>
          <line className={styles.legal} x1={at * width} x2={at * width} y1={18} y2={HEIGHT} />
          {named && !nearTo(now, at * width) && (
            <text className={styles.day} x={inside(at * width, width)} y={NAMES_AT} textAnchor="middle">
              {formatDate(date)}
            </text>
          )}
        </g>
      ))}
      {now !== null && (
        <g>
          <line className={styles.today} x1={now} x2={now} y1={18} y2={HEIGHT} />
          <text className={styles.now} x={inside(now, width)} y={NAMES_AT} textAnchor="middle">
            {texts.today}
          </text>
        </g>
      )}
    </svg>
  );
}

/** The name of today stands in the way of another one. */
function nearTo(now: number | null, x: number): boolean {
  return now !== null && Math.abs(now - x) < 2 * EDGE;
}

function inside(x: number, width: number): number {
  return Math.min(Math.max(x, EDGE), width - EDGE);
}

function said(days: readonly LegalDay[]): string {
  return days.length === 0
    ? texts.noMarks
    : texts.legalOf(days.map(({ date }) => formatDate(date)).join(', '));
}
