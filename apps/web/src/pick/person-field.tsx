import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { PersonView } from '#contracts';
import { peopleQuery } from '../api/queries.js';
import { compareNames } from '../format/name.js';
import { useSettled } from './settled.js';
import { texts } from './texts.js';

interface Props {
  id: string;
  value: string;
  onChange: (id: string) => void;
  /** Only people of this unit are offered. */
  unit?: string | undefined;
  /** Not offered: who is to be replaced. */
  without?: string;
  /** Shown before the list is loaded. */
  known?: { id: string; name: string } | null;
  wrong?: boolean;
  describedBy?: string;
  label?: string;
}

/** A person, found by name; the server searches, so that thousands do not travel. */
export default function PersonField(props: Props) {
  const { id, value, onChange, unit, without, known, wrong, describedBy, label } = props;
  const [typed, setTyped] = useState('');
  const people = useQuery(peopleQuery({ unit, q: useSettled(typed) || undefined }));
  const options = (people.data?.items ?? [])
    .filter((person) => person.active && person.id !== without)
    .sort((a, b) => compareNames(a.name, b.name));
  const listed = options.map((person) => ({ value: person.id, label: `${person.name} – ${place(person)}` }));
  if (known && !options.some((person) => person.id === known.id))
    listed.unshift({ value: known.id, label: known.name });
  return (
    <Select
      id={id}
      value={value === '' ? null : value}
      onChange={(chosen: string | null) => onChange(chosen ?? '')}
      options={listed}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={texts.findPerson}
      notFoundContent={texts.noPerson}
      status={wrong ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={wrong ?? false}
      style={{ width: '100%' }}
    />
  );
}

function place({ title, memberships }: PersonView): string {
  return title === '' ? (memberships[0]?.unit.name ?? '') : title;
}
