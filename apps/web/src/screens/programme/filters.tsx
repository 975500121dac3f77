import { useId } from 'react';
import type { MissingFact, ProgrammeOverview, TaskView, UnitRef } from '#contracts';
import { MISSING_WORD, OUTLOOK_WORD, TASK_STATUS_WORD } from '#contracts/words';
import { ChipFilter } from '../../list/chip-filter.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { ORDERS, type Order } from './group.js';
import { GROUP_WORDS, ORDER_WORD, texts } from './texts.js';

const KINDS = ['task', 'obligation'] as const;
const MISSING = ['lead', 'coordinating', 'due'] as const;
const STATUSES = Object.keys(TASK_STATUS_WORD) as TaskView['status'][];
const OUTLOOKS = ['overdue', 'due-soon', 'awaiting-check', 'backlog', 'on-track', 'scheduled'] as const;
const alphabet = new Intl.Collator('vi');

interface Props {
  overview: ProgrammeOverview;
  order: Order;
  /** Whether what is shown is put together by `order`. */
  grouped: boolean;
}

/** Only what the programme has is offered; all of it stands in the address. */
export function Filters({ overview: { items, groups }, order, grouped }: Props) {
  const { get, all, set } = useUrlFilters();
  const chips = <T extends string>(
    name: string,
    label: string,
    options: readonly T[],
    words: Record<T, string>,
    has: (option: T) => boolean,
  ) => (
    <ChipFilter
      name={name}
      label={label}
      options={options.filter((option) => has(option) || all(name).includes(option))}
      words={words}
    />
  );
  return (
    <div className={list.filters}>
      <Choice
        label={texts.group}
        value={get('group')}
        options={groups.map(({ number, name }) => [String(number), GROUP_WORDS.group(number, name)])}
        onChange={(group) => set('group', group)}
      />
      <Choice
        label={texts.lead}
        value={get('lead')}
        options={unitsOf(items.map(({ leads }) => leads))}
        onChange={(lead) => set('lead', lead)}
      />
      <Choice
        label={texts.coordinating}
        value={get('coordinating')}
        options={unitsOf(items.map(({ coordinating }) => coordinating))}
        onChange={(coordinating) => set('coordinating', coordinating)}
      />
      {grouped && (
        <label className={list.field}>
          {texts.order}
          <select value={order} onChange={({ target }) => set('theo', target.value)}>
            {ORDERS.map((one) => (
              <option key={one} value={one}>
                {ORDER_WORD[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {KINDS.every((kind) => items.some((task) => task.kind === kind)) &&
        chips('kind', texts.kind, KINDS, texts.kinds, () => true)}
      {chips('status', texts.status, STATUSES, TASK_STATUS_WORD, (status) =>
        items.some((task) => task.status === status),
      )}
      {chips('outlook', texts.outlook, OUTLOOKS, OUTLOOK_WORD, (outlook) =>
        items.some((task) => task.outlook === outlook),
      )}
      {chips('missing', texts.missing, MISSING, MISSING_WORD, (fact: MissingFact) =>
        items.some((task) => task.missing.includes(fact)),
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, word: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  if (options.length === 0) return null;
  return (
    <span className={list.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{texts.any}</option>
        {options.map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </span>
  );
}

function unitsOf(all: readonly (readonly UnitRef[])[]): [string, string][] {
  const units = new Map(all.flat().map(({ code, name }) => [code, name]));
  return [...units].sort(([, a], [, b]) => alphabet.compare(a, b));
}
