import { useEffect, useRef, useState } from 'react';
import type { IndicatorView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { formatNumber } from '../../format/number.js';
import { valueWords } from '../indicators/value-words.js';
import styles from './chart.module.css';
import { type Scale, scale, ticks, yearOf } from './scale.js';
import { texts } from './texts.js';

const HEIGHT = 260;
const ROOM = { top: 22, right: 18, bottom: 26, left: 48 };

interface Point {
  at: number;
  value: number;
}

/** Path, values (thực hiện full, ước hollow), target and base. What it shows is also in the tables below it. */
export default function Chart({ indicator }: { indicator: IndicatorView }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return (
    <figure className={styles.figure}>
      <div ref={place} className={styles.place}>
        {width > 0 && <Drawing indicator={indicator} width={width} />}
      </div>
      <Legend indicator={indicator} />
    </figure>
  );
}

function Drawing({ indicator, width }: { indicator: IndicatorView; width: number }) {
  const { target, path, measure } = indicator;
  const goal = target.value as number;
  const line = path.points.map(({ year, value }): Point => ({ at: year + 1, value }));
  const base = basePoint(indicator);
  const values = shownValues(indicator);
  const marks = ticks([goal, ...[...line, ...values, ...(base ? [base] : [])].map((p) => p.value)]);
  const ends = [...line, ...values, ...(target.year === null ? [] : [{ at: target.year + 1 }])].map(
    (p) => p.at,
  );
  const from = Math.floor(Math.min(...ends, yearOf(indicator.asOf)));
  const to = Math.ceil(Math.max(...ends, yearOf(indicator.asOf)));
  const x = scale([from, to], [ROOM.left, width - ROOM.right]);
  const down = [ROOM.top, HEIGHT - ROOM.bottom] as const;
  // The first rank is the best one: it stands on top.
  const y = scale([marks[0]!, marks.at(-1)!], measure === 'rank' ? down : [down[1], down[0]]);
  const trace = line.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ');
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={said(indicator)}>
      <Grid marks={marks} years={[from, to]} x={x} y={y} width={width} />
      <line className={styles.target} x1={ROOM.left} x2={width - ROOM.right} y1={y(goal)} y2={y(goal)} />
      <text className={styles.goal} x={width - ROOM.right} y={y(goal) - 6} textAnchor="end">
        {target.text}
      </text>
      {line.length > 1 && (
        <polyline className={path.origin === 'derived' ? styles.derived : styles.path} points={trace} />
      )}
      {line.map(({ at, value }) => (
        <circle key={at} className={styles.step} cx={x(at)} cy={y(value)} r={2} />
      ))}
      {base && <path className={styles.base} d={diamond(x(base.at), y(base.value))} />}
      {values.map(({ no, at, value, status, title }) => (
        <circle
          key={no}
          className={status === 'done' ? styles.done : styles.estimated}
          cx={x(at)}
          cy={y(value)}
          r={5}
        >
          <title>{title}</title>
        </circle>
      ))}
    </svg>
  );
}

interface GridProps {
  marks: readonly number[];
  years: readonly [number, number];
  x: Scale;
  y: Scale;
  width: number;
}

/** A year's name stands under its end, where its value is due. */
function Grid({ marks, years: [from, to], x, y, width }: GridProps) {
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const every = x(1) - x(0) < 44 ? 2 : 1;
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <line className={styles.grid} x1={ROOM.left} x2={width - ROOM.right} y1={y(mark)} y2={y(mark)} />
          <text className={styles.mark} x={ROOM.left - 6} y={y(mark) + 4} textAnchor="end">
            {formatNumber(mark)}
          </text>
        </g>
      ))}
      {years.map((year, i) => (
        <g key={year}>
          <line className={styles.year} x1={x(year)} x2={x(year)} y1={ROOM.top} y2={HEIGHT - ROOM.bottom} />
          {(years.length - 1 - i) % every === 0 && (
            <text
              className={styles.mark}
              x={x(year)}
              y={HEIGHT - 8}
              textAnchor={i === years.length - 1 ? 'end' : 'middle'}
            >
              {texts.endOf(year - 1)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Legend({ indicator }: { indicator: IndicatorView }) {
  const values = shownValues(indicator);
  const has = (status: string) => values.some((v) => v.status === status);
  const { path } = indicator;
  return (
    <figcaption className={styles.legend}>
      <Key name="target" word={texts.legend.target} />
      {path.points.length > 0 && (
        <Key
          name={path.origin === 'derived' ? 'derived' : 'path'}
          word={path.origin === 'derived' ? texts.legend.derived : texts.legend.path}
        />
      )}
      {basePoint(indicator) && <Key name="base" word={texts.legend.base} />}
      {has('done') && <Key name="done" word={texts.legend.done} />}
      {has('estimated') && <Key name="estimated" word={texts.legend.estimated} />}
      {values.length === 0 && <span>{texts.legend.noValue}</span>}
    </figcaption>
  );
}

function Key({
  name,
  word,
}: {
  name: 'target' | 'derived' | 'path' | 'base' | 'done' | 'estimated';
  word: string;
}) {
  return (
    <span className={styles.key}>
      <svg width={26} height={12} aria-hidden="true">
        {name === 'base' ? (
          <path className={styles.base} d={diamond(13, 6)} />
        ) : name === 'done' || name === 'estimated' ? (
          <circle className={styles[name]} cx={13} cy={6} r={5} />
        ) : (
          <line className={styles[name]} x1={0} x2={26} y1={6} y2={6} />
        )}
      </svg>
      {word}
    </span>
  );
}

/** The base that the line begins at, and only that one: others cannot be set beside the values. */
function basePoint({ path, base }: IndicatorView): Point | null {
  const first = path.points[0];
  if (first === undefined || path.origin === 'stated') return null;
  if (path.origin === 'derived') return { at: first.year + 1, value: first.value };
  return base === null ? null : { at: first.year, value: base.value };
}

function shownValues({ values, target }: IndicatorView) {
  return values.flatMap(({ no, unit, correctedBy, withdrawnOn, value, asOf, status }) => {
    if (unit !== null || correctedBy !== null || withdrawnOn || typeof value !== 'number') return [];
    const title = `${formatDate(asOf)}: ${valueWords(value, target.unit)}${status === 'estimated' ? ` (${texts.estimated})` : ''}`;
    return [{ no, at: yearOf(asOf), value, status, title }];
  });
}

function diamond(x: number, y: number): string {
  return `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`;
}

/** What the drawing says, for those who hear it. */
function said(indicator: IndicatorView): string {
  const { name, target, path } = indicator;
  const values = shownValues(indicator).map((v) => v.title);
  return [name, `${texts.target}: ${target.text}`, path.because, ...values].join('. ');
}
