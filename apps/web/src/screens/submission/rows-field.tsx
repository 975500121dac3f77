import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FormField, FormValue } from '#contracts';
import { isEmpty } from './content.js';
import { fieldId, Notes, Required } from './field-parts.js';
import { RowCell } from './row-cell.js';
import styles from './rows.module.css';
import { texts } from './texts.js';

type Row = Record<string, string | number | null>;

interface Props {
  field: Extract<FormField, { kind: 'rows' }>;
  value: FormValue;
  wrongOf: (path: string) => string | undefined;
  onChange: (value: FormValue) => void;
  onOdd: (path: string, odd: boolean) => void;
}

const MOST_ROWS = 500;

/** Rows of a few columns: a table on a desk, cards on a phone. A row that was taken away can be had back. */
export function RowsField({ field, value, wrongOf, onChange, onOdd }: Props) {
  const rows: Row[] = Array.isArray(value) ? value : [];
  const keys = useKeys(rows.length);
  const [removed, setRemoved] = useState<{ row: Row; at: number } | null>(null);
  const adding = useRef(false);
  const id = fieldId(field.id);
  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    // The new row is where typing goes on.
    if (!adding.current) return;
    adding.current = false;
    const last = body.current?.rows[rows.length - 1];
    last?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, [rows.length]);

  const add = () => {
    adding.current = true;
    setRemoved(null);
    onChange([...rows, {}]);
  };
  const remove = (at: number) => {
    for (const column of field.columns) onOdd(`${keys.of(at)}.${column.id}`, false);
    keys.remove(at);
    const row = rows[at]!;
    setRemoved(Object.values(row).every(isEmpty) ? null : { row, at });
    onChange(rows.toSpliced(at, 1));
  };
  const undo = () => {
    if (removed === null) return;
    keys.insert(removed.at);
    onChange(rows.toSpliced(removed.at, 0, removed.row));
    setRemoved(null);
  };
  return (
    <fieldset className={styles.field} aria-describedby={`${id}-y`}>
      <legend>
        {field.label} <Required field={field} />
      </legend>
      {rows.length === 0 && <p className={styles.quiet}>{texts.noRows}</p>}
      {rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {field.columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label} <Required field={column} />
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{texts.removeRow}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, i) => (
              <tr key={keys.of(i)}>
                {field.columns.map((column) => (
                  <td key={column.id}>
                    <span className={styles.label} aria-hidden>
                      {column.label} <Required field={column} />
                    </span>
                    <RowCell
                      column={column}
                      label={`${column.label}, ${texts.row(i + 1)}`}
                      value={row[column.id] ?? null}
                      wrong={wrongOf(`${i}.${column.id}`)}
                      onOdd={(odd) => onOdd(`${keys.of(i)}.${column.id}`, odd)}
                      onChange={(cell) => onChange(rows.with(i, { ...row, [column.id]: cell }))}
                    />
                  </td>
                ))}
                <td className={styles.remove}>
                  <Button
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`${texts.removeRow} ${i + 1}`}
                    onClick={() => remove(i)}
                  >
                    <span className={styles.removeWord}>{texts.removeRow}</span>
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.below}>
        <Button
          id={id}
          icon={<PlusOutlined aria-hidden />}
          disabled={rows.length >= MOST_ROWS}
          aria-label={`${texts.addRow}: ${field.label}`}
          onClick={add}
        >
          {texts.addRow}
        </Button>
        <span role="status">
          {removed !== null && (
            <>
              {texts.removed(removed.at + 1)}{' '}
              <button type="button" className={styles.undo} onClick={undo}>
                {texts.undo}
              </button>
            </>
          )}
        </span>
      </div>
      <Notes id={id} field={field} wrong={wrongOf('')} />
    </fieldset>
  );
}

/** A name for each row that stays with it when another one is taken away. */
function useKeys(length: number) {
  const next = useRef(0);
  const keys = useRef<number[]>([]);
  while (keys.current.length < length) keys.current.push(next.current++);
  if (keys.current.length > length) keys.current.length = length;
  return {
    of: (at: number): number => keys.current[at] ?? at,
    remove: (at: number) => void keys.current.splice(at, 1),
    insert: (at: number) => void keys.current.splice(at, 0, next.current++),
  };
}
