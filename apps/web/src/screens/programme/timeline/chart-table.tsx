import type { Ref } from 'react';
import { Link } from 'react-router';
import type { IsoDate } from '#contracts';
import { paths } from '../../../paths.js';
import { OutlookMark } from '../../../status/outlook.js';
import { Words } from '../task-tables.js';
import { dueWords, leadWords, leftWords } from '../task-words.js';
import { chartTexts, texts } from '../texts.js';
import { Axis } from './axis.js';
import type { Frame } from './frame.js';
import type { LegalDay, TaskLine } from './lines.js';
import { TaskDrawing } from './task-drawing.js';
import styles from './timeline.module.css';

interface Part {
  key: string;
  name: string;
  lines: readonly TaskLine[];
}

interface Props {
  parts: readonly Part[];
  /** Where the width of the drawing is measured. */
  place: Ref<HTMLTableCellElement>;
  width: number;
  frame: Frame;
  days: readonly LegalDay[];
  today: IsoDate;
}

/** A row for each task: what, how it stands and until when in words, and the same drawn. */
export function ChartTable({ parts, place, width, frame, days, today }: Props) {
  return (
    <table className={styles.table}>
      <caption className="unseen">{chartTexts.title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.task}</th>
          <th scope="col">{chartTexts.standing}</th>
          <th scope="col" ref={place} className={styles.drawn}>
            <span className="unseen">{chartTexts.line}</span>
            {width > 0 && <Axis width={width} frame={frame} days={days} today={today} />}
          </th>
        </tr>
      </thead>
      {parts.map(({ key, name, lines }) => (
        <tbody key={key}>
          <tr className={styles.part}>
            <th colSpan={3} scope="colgroup">
              {name} ({lines.length})
            </th>
          </tr>
          {lines.map((line) => (
            <Row key={line.task.id} line={line} width={width} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ line, width }: { line: TaskLine; width: number }) {
  const { task } = line;
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Link to={paths.task(task.id)} title={task.title}>
          <strong>{task.code}</strong> {task.title}
        </Link>
        <span className={styles.units}>
          <Words said={leadWords(task)} />
        </span>
      </th>
      <td className={styles.standing}>
        <OutlookMark outlook={task.outlook} />
        <span className={styles.when}>
          {task.outlook === 'overdue' ? leftWords(task) : <Words said={dueWords(task, chartTexts.brief)} />}
        </span>
      </td>
      <td className={styles.drawn}>{width > 0 && <TaskDrawing line={line} width={width} />}</td>
    </tr>
  );
}
