import { CheckOutlined, CloseCircleOutlined, EditOutlined, PlusCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ImportRowState, ImportRowView, ImportView } from '#contracts';
import { ProblemNote } from '../../feedback/problem-note.js';
import { Chips } from '../../list/chips.js';
import styles from './import.module.css';
import { STATE_WORD, texts } from './texts.js';

const ICON = {
  wrong: CloseCircleOutlined,
  new: PlusCircleOutlined,
  changed: EditOutlined,
  same: CheckOutlined,
};
const STATES = Object.keys(STATE_WORD) as ImportRowState[];

interface Props {
  found: ImportView;
  error: Error | null;
  saving: boolean;
  onSave: (basis: string) => void;
}

/** What the table would change, row by row; what is wrong stands first. */
export function Looked({ found, error, saving, onSave }: Props) {
  const { counts, rows, faults, notes, basis, days } = found;
  const [chosen, setChosen] = useState<string[]>([]);
  const there = STATES.filter((state) => (counts[state] ?? 0) > 0);
  const words = Object.fromEntries(
    STATES.map((state) => [state, `${STATE_WORD[state]} (${counts[state] ?? 0})`]),
  ) as Record<ImportRowState, string>;
  const shown = there.filter((state) => chosen.length === 0 || chosen.includes(state));
  const wrong = faults.length > 0 || (counts.wrong ?? 0) > 0;
  const writes = (counts.new ?? 0) + (counts.changed ?? 0);
  return (
    <section aria-label={texts.look}>
      <h2 className={styles.found} role="status">
        {texts.found(rows.length)}
      </h2>
      {faults.length > 0 && (
        <ul className={styles.faults}>
          {faults.map(({ cell, message }) => (
            <li key={`${cell} ${message}`}>
              <strong>{cell === null ? texts.whole : texts.cell(cell)}</strong> {message}
            </li>
          ))}
        </ul>
      )}
      {there.length > 1 && (
        <Chips label={texts.look} options={there} words={words} chosen={chosen} onChange={setChosen} />
      )}
      <ul className={styles.rows}>
        {shown.flatMap((state) =>
          rows.filter((row) => row.state === state).map((row) => <Row key={row.row} row={row} />),
        )}
      </ul>
      {notes.length > 0 && (
        <details className={styles.quiet}>
          <summary>{texts.notes(notes.length)}</summary>
          <ul>
            {notes.map(({ cell, message }) => (
              <li key={`${cell} ${message}`}>
                {cell}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
      {error && <ProblemNote error={error} />}
      <p className={styles.save}>
        {wrong || writes === 0 ? (
          <span className={wrong ? styles.wrong : styles.quiet}>{wrong ? texts.cannot : texts.nothing}</span>
        ) : (
          <Button type="primary" loading={saving} onClick={() => onSave(basis)}>
            {days === undefined ? texts.save(writes) : texts.propose(writes)}
          </Button>
        )}
      </p>
    </section>
  );
}

function Row({ row: { row, key, title, state, changes, faults, missing } }: { row: ImportRowView }) {
  const Icon = ICON[state];
  return (
    <li>
      <span className={`${styles.state} ${styles[state] ?? ''}`}>
        <Icon aria-hidden />
        {STATE_WORD[state]}
      </span>
      <span className={styles.quiet}>{texts.row(row)}</span>
      <span className={styles.what}>
        <strong>{title || key}</strong>
        {title !== '' && <span className={styles.quiet}>{key}</span>}
        {changes.map(({ what, from, to }) => (
          <span key={`${what} ${from} ${to}`}>
            {what}: {from === null ? texts.empty : <s>{from}</s>} → {to ?? texts.empty}
          </span>
        ))}
        {missing.length > 0 && <span className={styles.quiet}>{texts.missing(missing)}</span>}
        {faults.map(({ cell, message }) => (
          <span key={`${cell} ${message}`} className={styles.wrong}>
            {cell !== null && cell !== '' && <strong>{texts.cell(cell)}: </strong>}
            {message}
          </span>
        ))}
      </span>
    </li>
  );
}
