import { useQuery } from '@tanstack/react-query';
import type { FormContent, FormField, FormTemplate, FormValue } from '#contracts';
import { unitsQuery } from '../../api/queries.js';
import { formatDate } from '../../format/date.js';
import { formatNumber } from '../../format/number.js';
import { isEmpty } from './content.js';
import styles from './submission.module.css';
import { texts } from './texts.js';

interface Props {
  form: FormTemplate;
  content: FormContent;
  /** Only these fields; all of them without it. */
  only?: readonly string[];
}

/** A content as it is read, not typed. */
export function Answer({ form, content, only }: Props) {
  const fields = form.fields.filter(({ id }) => only === undefined || only.includes(id));
  return (
    <dl className={styles.answer}>
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{field.label}</dt>
          <dd>
            <Value field={field} value={content[field.id] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ field, value }: { field: FormField; value: FormValue }) {
  if (isEmpty(value)) return <span className={styles.quiet}>{texts.empty}</span>;
  if (Array.isArray(value)) return field.kind === 'rows' ? <Rows field={field} rows={value} /> : null;
  const unit = field.kind === 'number' && field.unit !== null ? ` ${field.unit}` : '';
  if (typeof value === 'object' && value !== null) {
    const parts = (['done', 'estimated'] as const).filter((part) => value[part] !== null);
    return <>{parts.map((part) => `${texts[part]}: ${formatNumber(value[part]!)}${unit}`).join(' · ')}</>;
  }
  if (typeof value === 'number') return <>{formatNumber(value) + unit}</>;
  return <span className={styles.words}>{value}</span>;
}

interface RowsProps {
  field: Extract<FormField, { kind: 'rows' }>;
  rows: readonly Record<string, string | number | null>[];
}

function Rows({ field, rows }: RowsProps) {
  const units = useQuery(unitsQuery);
  const nameOf = (code: string) => units.data?.items.find((unit) => unit.code === code)?.name ?? code;
  return (
    <div className={styles.wide}>
      <table className={styles.read}>
        <thead>
          <tr>
            {field.columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a frozen content have no other name
            <tr key={i}>
              {field.columns.map(({ id, kind, label }) => (
                <td key={id} data-label={label}>
                  {cell(row[id] ?? null, kind, nameOf)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell in words: names for codes, dates and numbers as they are written here. */
export function cell(value: string | number | null, kind: string, nameOf: (code: string) => string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return formatNumber(value);
  if (kind === 'unit') return nameOf(value);
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value;
}
