import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { UnitView } from '#contracts';
import { unitsQuery } from '../api/queries.js';
import { matches, rank } from '../format/fold.js';
import { texts } from './texts.js';

interface Props {
  id?: string;
  /** Unit codes; the first is the focal one. */
  value: string[];
  onChange: (codes: string[]) => void;
  /** How many may be chosen. */
  most: number;
  label?: string;
  wrong?: boolean;
  describedBy?: string;
}

/** Of a few units the list closes after each choice, as it would hide the next field; of many it stays open. */
const FEW = 5;

/** Units, found without diacritics by name or by any of their other names. */
export default function UnitField({ id, value, onChange, most, label, wrong, describedBy }: Props) {
  const units = useQuery(unitsQuery);
  const [open, setOpen] = useState(false);
  const options = (units.data?.items ?? []).map((unit) => ({
    value: unit.code,
    label: unit.name,
    found: found(unit),
  }));
  const single = most === 1;
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(single ? {} : { mode: 'multiple' as const, maxCount: most })}
      value={single ? (value[0] ?? null) : value}
      open={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(most > FEW)}
      onChange={(chosen: string | string[] | null | undefined) => onChange(chosen ? [chosen].flat() : [])}
      options={options}
      loading={units.isPending}
      showSearch={{
        filterOption: (typed, option) => option !== undefined && matches(typed, option.found),
        filterSort: (a, b, { searchValue }) => rank(searchValue, a.found) - rank(searchValue, b.found),
      }}
      allowClear
      placeholder={texts.findUnit}
      notFoundContent={texts.noUnit}
      status={wrong ? 'error' : ''}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={wrong ?? false}
      style={{ width: '100%' }}
    />
  );
}

function found({ name, aliases }: UnitView): string {
  return [name, ...aliases].join(' ');
}
