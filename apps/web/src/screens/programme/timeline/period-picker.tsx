import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import list from '../../../list/list.module.css';
import { chartTexts as texts } from '../texts.js';
import { neighbour } from './frame.js';
import styles from './timeline.module.css';

interface Years {
  from: number;
  to: number;
}

interface Props {
  /** `''`, `2026`, `2026-Q4` or `2026-12` */
  period: string;
  years: Years;
  /** Years with dates, those beside the programme's own among them. */
  span: Years;
  onChange: (period: string) => void;
}

/** From all years to one, to a quarter or a month of it, and on to the next. */
export function PeriodPicker({ period, years, span, onChange }: Props) {
  const year = /^20\d{2}/.exec(period)?.[0] ?? '';
  const part = period.slice(5);
  const step = (by: 1 | -1) => (year === '' ? null : neighbour(period, by, span));
  const to = (by: 1 | -1) => () => onChange(step(by) ?? period);
  return (
    <div className={`${list.filters} ${styles.period}`}>
      <label className={list.field}>
        {texts.when}
        <select value={year} onChange={({ target }) => onChange(target.value)}>
          <option value="">{texts.whole(years.from, years.to)}</option>
          {Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i).map((one) => (
            <option key={one} value={one}>
              {texts.year(one)}
            </option>
          ))}
        </select>
      </label>
      {year !== '' && (
        <label className={list.field}>
          <span className="unseen">{texts.part}</span>
          <select
            value={part}
            onChange={({ target }) => onChange(target.value === '' ? year : `${year}-${target.value}`)}
          >
            <option value="">{texts.wholeYear}</option>
            {[1, 2, 3, 4].map((quarter) => (
              <option key={quarter} value={`Q${quarter}`}>
                {texts.quarter(quarter)}
              </option>
            ))}
            {Array.from({ length: 12 }, (_, i) => i + 1).map((month) => (
              <option key={month} value={String(month).padStart(2, '0')}>
                {texts.month(month)}
              </option>
            ))}
          </select>
        </label>
      )}
      {year !== '' && (
        <span className={styles.steps}>
          <Button
            icon={<LeftOutlined aria-hidden />}
            disabled={step(-1) === null}
            aria-label={texts.earlier}
            onClick={to(-1)}
          />
          <Button
            icon={<RightOutlined aria-hidden />}
            disabled={step(1) === null}
            aria-label={texts.later}
            onClick={to(1)}
          />
        </span>
      )}
    </div>
  );
}
