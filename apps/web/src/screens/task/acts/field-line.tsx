import { InputNumber } from 'antd';
import { lazy } from 'react';
import type { TaskView } from '#contracts';
import { NoteField, type Option, SelectField, TextField } from '../../../form/controls.js';
import { Line, told, toldInAria } from '../../../form/line.js';
import { addDay, formatDate, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import { DateField, PersonField, UnitField } from '../../../pick/lazily.js';
import { ruleDraft } from './command-of.js';
import { awaitedEvents, deadlinesFor, type Field, openDifficulties, openInputs } from './forms.js';
import { texts } from './texts.js';

const RuleField = lazy(async () => ({ default: (await import('../../../rule/rule-field.js')).RuleField }));

/** What of a task its fields choose from; a form that is about no task has none of it. */
export type Choosable = Pick<TaskView, 'leadUnit' | 'deadlines' | 'inputs' | 'difficulties'>;

interface Props {
  task: Choosable;
  field: Exclude<Field, { kind: 'files' }>;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}

/** One field with its label and what is wrong with it. */
export function FieldLine(props: Props) {
  const { task, field, wrong } = props;
  const deadlines = deadlinesFor(field, task.deadlines);
  // With one deadline there is nothing to choose.
  if (field.kind === 'deadline' && deadlines.length <= 1 && field.required) return null;
  if (field.kind === 'deadline' && deadlines.length === 0) return null;
  const id = `o-${field.name}`;
  return (
    <Line id={id} label={field.label} remark={field.required ? undefined : texts.optional} wrong={wrong}>
      <Control id={id} {...props} />
    </Line>
  );
}

function Control({ task, field, value, wrong, onChange, id }: Props & { id: string }) {
  const today = localDate(useMe().now);
  const plain = { id, value, wrong, onChange };
  const picked = { id, value, onChange, ...told(id, wrong) };
  switch (field.kind) {
    case 'note':
      return <NoteField {...plain} rows={4} />;
    case 'line':
      return <TextField {...plain} most={field.most} />;
    case 'percent':
      return (
        <InputNumber
          id={id}
          min={0}
          max={100}
          precision={0}
          value={value === '' ? null : Number(value)}
          status={wrong === undefined ? '' : 'error'}
          onChange={(number) => onChange(number === null ? '' : String(number))}
          {...toldInAria(id, wrong)}
        />
      );
    case 'date':
      return (
        <DateField {...picked} {...(field.side === 'past' ? { most: today } : { least: addDay(today) })} />
      );
    case 'officer':
      return <PersonField {...picked} unit={task.leadUnit ?? undefined} />;
    case 'person':
      return <PersonField {...picked} />;
    case 'unit':
      return (
        <UnitField
          {...picked}
          value={value === '' ? [] : [value]}
          most={1}
          onChange={(codes) => onChange(codes[0] ?? '')}
        />
      );
    case 'units':
      return (
        <UnitField
          {...picked}
          value={value === '' ? [] : value.split(',')}
          most={field.most}
          onChange={(codes) => onChange(codes.join(','))}
        />
      );
    case 'rule':
      return (
        <RuleField id={id} value={ruleDraft(value)} onChange={(draft) => onChange(JSON.stringify(draft))} />
      );
    case 'deadline':
    case 'event':
    case 'choice':
    case 'input':
    case 'difficulty':
      return <SelectField {...plain} none={texts.choose} options={optionsOf(field, task)} />;
  }
}

function optionsOf(field: Field, task: Choosable): Option[] {
  switch (field.kind) {
    case 'event':
      return awaitedEvents(task.deadlines).map((name) => [name, name]);
    case 'deadline':
      return deadlinesFor(field, task.deadlines).map(({ id, deliverable }) => [id, deliverable || id]);
    case 'choice':
      return Object.entries(field.words);
    case 'input':
      return openInputs(field, task).map(({ no, unit, due }) => [
        String(no),
        texts.input(unit.name, formatDate(due)),
      ]);
    case 'difficulty':
      return openDifficulties(field, task).map(({ no, reportedOn, owner }) => [
        String(no),
        texts.difficulty(no, formatDate(reportedOn), owner?.name ?? null),
      ]);
    default:
      return [];
  }
}
