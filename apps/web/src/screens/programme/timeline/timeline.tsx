import { useEffect, useMemo, useRef, useState } from 'react';
import type { OverviewTask, ProgrammeOverview } from '#contracts';
import { useUrlFilters } from '../../../list/url-filters.js';
import { groupsOf, type Order } from '../group.js';
import { GROUP_WORDS, chartTexts as texts, ZOOM_HINT } from '../texts.js';
import { Backdrop } from './backdrop.js';
import { ChartTable } from './chart-table.js';
import { frameOf } from './frame.js';
import { LegalList } from './legal-list.js';
import { Legend } from './legend.js';
import { legalDays, lineOf } from './lines.js';
import { MonthList } from './month-list.js';
import { PeriodPicker } from './period-picker.js';
import styles from './timeline.module.css';

const PERIOD = 'ky';
/** Pixels that the name of a day needs above the chart. */
const NAME_WIDTH = 66;

interface Props {
  overview: ProgrammeOverview;
  tasks: readonly OverviewTask[];
  order: Order;
}

/** Tasks along the years of the programme; on a phone the same dates as a list by month. */
export default function Timeline({ overview, tasks, order }: Props) {
  const { years, span, groups, marks, restDays, asOf } = overview;
  const { get, set } = useUrlFilters();
  const period = get(PERIOD);
  const frame = useMemo(() => frameOf(period, years), [period, years]);
  const { place, width } = useWidth();
  const days = useMemo(
    () => legalDays(marks, frame, width === 0 ? 1 : NAME_WIDTH / width),
    [marks, frame, width],
  );
  const parts = groupsOf(tasks, order, groups, GROUP_WORDS).map((group) => ({
    ...group,
    lines: group.tasks.map((task) => lineOf(task, frame, asOf)),
  }));
  return (
    <section aria-label={texts.title}>
      <PeriodPicker period={period} years={years} span={span} onChange={(to) => set(PERIOD, to)} />
      <p className={styles.hint}>{ZOOM_HINT[frame.zoom]}</p>
      <div className={styles.chart}>
        {width > 0 && <Backdrop width={width} frame={frame} restDays={restDays} days={days} today={asOf} />}
        <ChartTable parts={parts} place={place} width={width} frame={frame} days={days} today={asOf} />
        <Legend rest={frame.zoom === 'quarter' || frame.zoom === 'month'} />
        <LegalList days={days} />
      </div>
      <MonthList tasks={tasks} marks={marks} frame={frame} />
    </section>
  );
}

/** The width that the chart's column has; 0 while it is not shown. */
function useWidth() {
  const place = useRef<HTMLTableCellElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    if (place.current) watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  return { place, width };
}
