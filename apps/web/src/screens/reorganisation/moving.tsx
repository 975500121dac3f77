import { Button, Checkbox } from 'antd';
import { useId, useState } from 'react';
import { type Option, SelectField } from '../../form/controls.js';
import styles from './reorganisation.module.css';
import { texts } from './texts.js';

export interface MovingRow {
  key: string;
  id: string;
  what: string;
  detail: string;
  note: string;
  from: string;
  /** The code of the successor, and its name as it was shown. */
  to: string;
  toName: string;
}

interface Props {
  title: string;
  rows: readonly MovingRow[];
  /** The units that may be chosen between; none when nothing is to be chosen. */
  units: readonly { code: string; name: string }[];
  onMove: (moved: Record<string, string>) => void;
}

/** From where to where, one by one or many at once. */
export function Moving({ title, rows, units, onMove }: Props) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const choosable = units.length > 1;
  const ids = [...new Set(rows.map(({ id }) => id))];
  const chosen = ids.filter((id) => picked.has(id));
  if (rows.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const move = (code: string) => {
    onMove(Object.fromEntries(chosen.map((id) => [id, code])));
    setPicked(new Set());
  };
  return (
    <details open={choosable || rows.length <= 10}>
      <summary>{title}</summary>
      {choosable && (
        <div className={styles.bulk}>
          <Checkbox
            checked={chosen.length === ids.length}
            indeterminate={chosen.length > 0 && chosen.length < ids.length}
            onChange={({ target }) => setPicked(new Set(target.checked ? ids : []))}
          >
            {texts.chooseAll}
          </Checkbox>
          {chosen.length > 0 && <Bulk count={chosen.length} units={units} onMove={move} />}
        </div>
      )}
      <ul className={styles.rows}>
        {rows.map(({ key, id, what, detail, note, from, to, toName }) => (
          <li key={key} className={choosable ? styles.choosable : ''}>
            {choosable && (
              <Checkbox
                checked={picked.has(id)}
                aria-label={texts.choose(what)}
                onChange={() => toggle(id)}
              />
            )}
            <span>
              <strong>{what}</strong> {detail}
              <span className={styles.quiet}> · {note}</span>
            </span>
            <span className={styles.quiet}>{from}</span>
            {choosable ? (
              <SelectField
                label={texts.target(what)}
                value={to}
                options={optionsOf(units)}
                onChange={(code) => onMove({ [id]: code })}
              />
            ) : (
              <span>
                <span aria-hidden>→ </span>
                <span className="unseen">{texts.to} </span>
                {toName}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

interface BulkProps {
  count: number;
  units: Props['units'];
  onMove: (code: string) => void;
}

function Bulk({ count, units, onMove }: BulkProps) {
  const id = useId();
  const [code, setCode] = useState(units[0]?.code ?? '');
  return (
    <>
      <label htmlFor={id}>{texts.moveChosen(count)}</label>
      <SelectField id={id} value={code} options={optionsOf(units)} onChange={setCode} />
      <Button onClick={() => onMove(code)}>{texts.move}</Button>
    </>
  );
}

function optionsOf(units: Props['units']): Option[] {
  return units.map(({ code, name }) => [code, name]);
}
