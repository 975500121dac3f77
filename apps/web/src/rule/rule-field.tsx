import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ruleSentence } from '../format/rule-sentence.js';
import DateField from '../pick/date-field.js';
import { PARTS, type RuleDraft, ruleOf } from './draft.js';
import styles from './rule.module.css';
import { texts } from './texts.js';

interface Props {
  /** Prefix of the ids of its fields. */
  id: string;
  value: RuleDraft;
  onChange: (draft: RuleDraft) => void;
}

/** A due rule picked part by part; below it the sentence that it makes. */
export function RuleField({ id, value, onChange }: Props) {
  const change = (part: Partial<RuleDraft>) => onChange({ ...value, ...part });
  const rule = ruleOf(value);
  return (
    <div className={styles.rule}>
      <Choice
        id={`${id}-cach`}
        label={texts.kind}
        value={value.kind}
        words={{ '': texts.choose, ...texts.kinds }}
        onChange={(kind) => change({ kind })}
      />
      <Parts id={id} value={value} change={change} />
      {value.kind !== '' && value.kind !== 'continuous' && (
        <Choice
          id={`${id}-doi`}
          label={texts.roll}
          value={value.roll}
          words={texts.rolls}
          onChange={(roll) => change({ roll })}
        />
      )}
      {value.kind !== '' && (
        <p className={rule === null ? styles.incomplete : styles.sentence} role="status">
          {rule === null ? texts.incomplete : ruleSentence(rule)}
        </p>
      )}
    </div>
  );
}

interface PartsProps {
  id: string;
  value: RuleDraft;
  change: (part: Partial<RuleDraft>) => void;
}

function Parts({ id, value, change }: PartsProps) {
  switch (value.kind) {
    case 'before':
    case 'by':
      return (
        <Labelled id={`${id}-ngay`} label={texts.date}>
          <DateField id={`${id}-ngay`} value={value.date} onChange={(date) => change({ date })} />
        </Labelled>
      );
    case 'period':
      return (
        <>
          <Choice
            id={`${id}-ky`}
            label={texts.span}
            value={value.span}
            words={texts.spans}
            onChange={(span) => change({ span, part: '1' })}
          />
          {PARTS[value.span] > 1 && (
            <Choice
              id={`${id}-thu`}
              label={texts.part}
              value={value.part}
              words={ordinals(value.span)}
              onChange={(part) => change({ part })}
            />
          )}
          <Line
            id={`${id}-nam`}
            label={texts.year}
            value={value.year}
            onChange={(year) => change({ year })}
            number
          />
        </>
      );
    case 'yearly-before':
      return (
        <>
          <Line
            id={`${id}-ngay-thang`}
            label={texts.monthDay}
            hint={texts.monthDayHint}
            value={value.monthDay}
            onChange={(monthDay) => change({ monthDay })}
          />
          <Line
            id={`${id}-nam`}
            label={texts.planYear}
            value={value.year}
            onChange={(year) => change({ year })}
            number
          />
        </>
      );
    case 'after':
    case 'on-event':
      return (
        <>
          <Line
            id={`${id}-dai`}
            label={texts.length}
            value={value.length}
            onChange={(length) => change({ length })}
            number
          />
          <Choice
            id={`${id}-don-vi`}
            label={texts.lengthUnit}
            value={value.lengthUnit}
            words={texts.units}
            onChange={(lengthUnit) => change({ lengthUnit })}
          />
          {value.kind === 'after' ? (
            <Labelled id={`${id}-ngay`} label={texts.from}>
              <DateField id={`${id}-ngay`} value={value.date} onChange={(date) => change({ date })} />
            </Labelled>
          ) : (
            <Line
              id={`${id}-su-kien`}
              label={texts.event}
              hint={texts.eventHint}
              value={value.event}
              onChange={(event) => change({ event })}
            />
          )}
        </>
      );
    default:
      return null;
  }
}

function ordinals(span: RuleDraft['span']): Record<string, string> {
  const word = (n: number) => (span === 'quarter' ? ['I', 'II', 'III', 'IV'][n - 1]! : String(n));
  const half = ['6 tháng đầu năm', '6 tháng cuối năm'];
  return Object.fromEntries(
    Array.from({ length: PARTS[span] }, (_, i) => [String(i + 1), span === 'half' ? half[i]! : word(i + 1)]),
  );
}

function Labelled({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  id: string;
  label: string;
  value: T;
  words: Readonly<Record<T, string>>;
  onChange: (value: T) => void;
}

function Choice<T extends string>({ id, label, value, words, onChange }: ChoiceProps<T>) {
  return (
    <Labelled id={id} label={label}>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {(Object.keys(words) as T[]).map((key) => (
          <option key={key} value={key}>
            {words[key]}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface LineProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  number?: boolean;
}

function Line({ id, label, hint, value, onChange, number }: LineProps) {
  return (
    <Labelled id={id} label={label}>
      <Input
        id={id}
        value={value}
        maxLength={200}
        {...(hint === undefined ? {} : { placeholder: hint })}
        {...(number ? { inputMode: 'numeric' as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  );
}
