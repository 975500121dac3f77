import type { IsoDate } from '#contracts';
import { type Frame, isWithin, middleOf, restStretches, ticksOf } from './frame.js';
import type { LegalDay } from './lines.js';
import styles from './timeline.module.css';

export const ROW_HEIGHT = 46;
const ID = 'nen-bieu-do';
/** What lies behind every row: drawn once, repeated by reference. */
export const BACKDROP = `#${ID}`;

interface Props {
  width: number;
  frame: Frame;
  restDays: readonly IsoDate[];
  days: readonly LegalDay[];
  today: IsoDate;
}

/** Rest days, borders of years and months, days of documents and the line of today. */
export function Backdrop({ width, frame, restDays, days, today }: Props) {
  const line = (name: string | undefined, at: number, key: string) => (
    <line key={key} className={name} x1={at * width} x2={at * width} y1={0} y2={ROW_HEIGHT} />
  );
  return (
    <svg width={0} height={0} className={styles.hidden} aria-hidden="true">
      <defs>
        <g id={ID}>
          {restStretches(restDays, frame).map(({ from, to }) => (
            <rect
              key={from}
              className={styles.rest}
              x={from * width}
              width={(to - from) * width}
              y={0}
              height={ROW_HEIGHT}
            />
          ))}
          {ticksOf(frame)
            .slice(1)
            .map(({ from, label }) => line(styles.border, from, label))}
          {days.map(({ at, date }) => line(styles.legal, at, date))}
          {isWithin(today, frame) && line(styles.today, middleOf(today, frame), 'today')}
        </g>
      </defs>
    </svg>
  );
}
