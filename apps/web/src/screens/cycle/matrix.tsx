import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { memo, useDeferredValue, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { CycleView, StageView, SubmissionRow } from '#contracts';
import { submissionsQuery } from '../../api/cycle-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { AnswerMark } from './marks.js';
import styles from './matrix.module.css';
import { answeredStages, type MatrixRow, matrixRows, usualStage, wantedRows } from './matrix-rows.js';
import { FILTER_WORD, FILTERS, matrixTexts as texts } from './texts.js';

const STAGE = 'buoc';
const STATE = 'tinh-trang';
const ALL = 'tat-ca';

/** Units against stages: who has answered what; the missing ones are one filter away. */
export function Matrix({ one }: { one: CycleView }) {
  const { get, all, set } = useUrlFilters();
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const answers = useQuery(submissionsQuery(one.id));
  const rows = useMemo(() => matrixRows(answers.data?.items ?? []), [answers.data]);
  const stages = answeredStages(one.stages);
  if (stages.length === 0) return null;
  const asked = get(STAGE) || usualStage(stages);
  const stage = asked === ALL ? '' : asked;
  const states = all(STATE);
  const shown = wantedRows(rows, { stage, states, text });
  const asks = wantedRows(rows, { stage, states: [], text: '' });
  const columns = stage === '' ? stages : stages.filter(({ id }) => id === stage);
  return (
    <section id="don-vi" className={styles.section} aria-labelledby="don-vi-tieu-de">
      <div className={list.head}>
        <h2 id="don-vi-tieu-de">{texts.title}</h2>
        <span className={list.count} role="status">
          {answers.data && texts.count(shown.length, asks.length)}
        </span>
      </div>
      <div className={list.filters}>
        <label className={list.field}>
          <span className="unseen">{texts.stage}</span>
          <select value={asked} onChange={(event) => set(STAGE, event.target.value)}>
            <option value={ALL}>{texts.allStages}</option>
            {stages.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Chips
          label={texts.state}
          options={FILTERS}
          words={FILTER_WORD}
          chosen={states}
          onChange={(chosen) => set(STATE, chosen.join(','))}
        />
        <label className={list.field}>
          <span className="unseen">{texts.search}</span>
          <input
            type="search"
            value={typed}
            placeholder={texts.search}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
      </div>
      {answers.error && <ProblemNote error={answers.error} onRetry={() => void answers.refetch()} />}
      {answers.isPending && <Bones />}
      {answers.data && shown.length === 0 && (
        <Empty
          act={
            <Button
              onClick={() => {
                setTyped('');
                set(STAGE, ALL);
                set(STATE, '');
              }}
            >
              {texts.clear}
            </Button>
          }
        >
          {texts.none}
        </Empty>
      )}
      {shown.length > 0 && (
        <table className={`${styles.table} ${columns.length === 1 ? styles.single : ''}`}>
          <thead>
            <tr>
              <th scope="col">{texts.unit}</th>
              {columns.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.unit.code} cycleId={one.id} row={row} stages={columns} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps {
  cycleId: string;
  row: MatrixRow;
  stages: readonly StageView[];
}

const Row = memo(function Row({ cycleId, row: { unit, cells }, stages }: RowProps) {
  return (
    <tr>
      <th scope="row">{unit.name}</th>
      {stages.map((stage) => {
        const cell = cells[stage.id];
        return (
          <td key={stage.id} className={cell === undefined ? styles.none : undefined}>
            {cell === undefined ? (
              <>
                <span aria-hidden>–</span>
                <span className="unseen">{texts.notAsked}</span>
              </>
            ) : (
              <Cell cycleId={cycleId} cell={cell} stage={stage} />
            )}
          </td>
        );
      })}
    </tr>
  );
});

function Cell({ cycleId, cell, stage }: { cycleId: string; cell: SubmissionRow; stage: StageView }) {
  const { unit, status, round, on, reworkDue, focal } = cell;
  const notes = [
    on !== null && formatDate(on),
    round > 1 && texts.round(round),
    status === 'returned' && reworkDue !== null && texts.rework(formatDate(reworkDue)),
    focal !== null && texts.focal(focal),
  ].filter((note) => note !== false);
  return (
    <>
      <span className={styles.of}>{stage.name}</span>
      <Link to={paths.submission(cycleId, unit.code, stage.id)} className={styles.cell}>
        <AnswerMark status={status} />
        <span className="unseen">
          {unit.name}, {stage.name}
        </span>
      </Link>
      {notes.length > 0 && <span className={styles.quiet}>{notes.join(' · ')}</span>}
    </>
  );
}
