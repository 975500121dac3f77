import { useQuery } from '@tanstack/react-query';
import { sessionsQuery } from '../../../api/queries.js';
import { NoteField, SelectField, TextField } from '../../../form/controls.js';
import { Line, told } from '../../../form/line.js';
import { addDay, formatDate, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import { DateField, UnitField } from '../../../pick/lazily.js';
import type { Field } from './forms.js';
import { texts } from './texts.js';

const MOST_UNITS = 5;

interface Props {
  field: Field;
  programme: string;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
  /** Begins the ids, where the fields of several cases stand on one page. */
  prefix?: string;
}

/** One field with its label and what is wrong with it. */
export function CaseField({ prefix = 'h', ...props }: Props) {
  const { field, wrong } = props;
  const id = `${prefix}-${field.name}`;
  return (
    <Line id={id} label={field.label} remark={field.required ? undefined : texts.optional} wrong={wrong}>
      <Control id={id} {...props} />
    </Line>
  );
}

function Control({ id, field, programme, value, wrong, onChange }: Omit<Props, 'prefix'> & { id: string }) {
  const today = localDate(useMe().now);
  const plain = { id, value, wrong, onChange };
  switch (field.kind) {
    case 'note':
      return <NoteField {...plain} />;
    case 'future':
    case 'past':
      return (
        <DateField
          {...{ id, value, onChange }}
          {...told(id, wrong)}
          {...(field.kind === 'past' ? { most: today } : { least: addDay(today) })}
        />
      );
    case 'unit':
    case 'units':
      return (
        <UnitField
          id={id}
          value={value === '' ? [] : value.split(',')}
          onChange={(codes) => onChange(codes.join(','))}
          most={field.kind === 'unit' ? 1 : MOST_UNITS}
          {...told(id, wrong)}
        />
      );
    case 'choice':
      return <SelectField {...plain} none={texts.choose} options={Object.entries(field.options ?? {})} />;
    case 'session':
      return <SessionSelect id={id} programme={programme} from={today} value={value} onChange={onChange} />;
    default:
      return <TextField {...plain} most={200} />;
  }
}

interface SessionProps {
  id: string;
  programme: string;
  from: string;
  value: string;
  onChange: (value: string) => void;
}

function SessionSelect({ id, programme, from, value, onChange }: SessionProps) {
  const sessions = useQuery(sessionsQuery(programme, from));
  const coming = (sessions.data?.items ?? []).filter(({ cancelled }) => !cancelled);
  return (
    <SelectField
      {...{ id, value, onChange }}
      none={texts.noSession}
      options={coming.map((session) => [session.id, `${formatDate(session.heldOn)} · ${session.title}`])}
    />
  );
}
