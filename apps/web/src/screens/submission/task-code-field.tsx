import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { tasksQuery } from '../../api/queries.js';
import { useSettled } from '../../pick/settled.js';
import { texts } from './texts.js';

interface Props {
  value: string;
  onChange: (code: string) => void;
  label: string;
  wrong: boolean;
}

const OFFERED = 30;

/** A task by its code, found by code or title; the server searches. */
export default function TaskCodeField({ value, onChange, label, wrong }: Props) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed) || undefined;
  const found = useQuery(tasksQuery({ q, pageSize: OFFERED }));
  const options = (found.data?.items ?? []).map(({ code, title }) => ({
    value: code,
    label: `${code} ${title}`,
  }));
  return (
    <Select
      value={value === '' ? null : value}
      onChange={(code: string | null | undefined) => onChange(code ?? '')}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      placeholder={texts.findTask}
      notFoundContent={texts.noTask}
      status={wrong ? 'error' : ''}
      aria-label={label}
      aria-invalid={wrong}
      style={{ width: '100%' }}
    />
  );
}
