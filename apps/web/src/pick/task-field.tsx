import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { tasksQuery } from '../api/queries.js';
import { useSettled } from './settled.js';
import { texts } from './texts.js';

interface Props {
  id: string;
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

const OPEN = 'active,suspended';

/** Open tasks, found by code or title; the server searches. */
export default function TaskField({ id, value, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const q = useSettled(typed) || undefined;
  const tasks = useQuery(tasksQuery({ status: OPEN, q, pageSize: 50 }));
  // What was chosen keeps its words when the search no longer finds it.
  const [known, setKnown] = useState<Readonly<Record<string, string>>>({});
  const found = (tasks.data?.items ?? []).map((task) => ({
    value: task.id,
    label: `${task.code} – ${task.title}`,
  }));
  const kept = value
    .filter((one) => !found.some((option) => option.value === one))
    .map((one) => ({ value: one, label: known[one] ?? one }));
  return (
    <Select
      id={id}
      mode="multiple"
      value={[...value]}
      onChange={(ids: string[]) => {
        setKnown({ ...known, ...Object.fromEntries(found.map((option) => [option.value, option.label])) });
        onChange(ids);
      }}
      options={[...found, ...kept]}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={tasks.isPending}
      placeholder={texts.findTask}
      notFoundContent={texts.noTask}
      style={{ width: '100%' }}
    />
  );
}
