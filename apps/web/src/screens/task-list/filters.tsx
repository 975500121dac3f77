import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { OUTLOOK_WORD, TASK_STATUS_WORD } from '#contracts/words';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { OUTLOOKS, SORTS, STATUSES, texts } from './texts.js';

const UnitField = lazy(() => import('../../pick/unit-field.js'));

export function Filters() {
  const { get, all, set } = useUrlFilters();
  const q = get('q');
  return (
    <div className={list.filters}>
      <Chips
        label={texts.status}
        options={STATUSES}
        words={TASK_STATUS_WORD}
        chosen={all('status')}
        onChange={(chosen) => set('status', chosen.join(','))}
      />
      <Chips
        label={texts.outlook}
        options={OUTLOOKS}
        words={OUTLOOK_WORD}
        chosen={all('outlook')}
        onChange={(chosen) => set('outlook', chosen.join(','))}
      />
      <span className={list.unit}>
        <Suspense fallback={<input disabled aria-label={texts.unit} />}>
          <UnitField
            id="loc-don-vi"
            label={texts.unit}
            value={all('unit')}
            most={1}
            onChange={(codes) => set('unit', codes.join(','))}
          />
        </Suspense>
      </span>
      <label className={list.field}>
        {texts.sort}
        <select value={get('sort') || 'due'} onChange={(event) => set('sort', event.target.value)}>
          {Object.entries(SORTS).map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </label>
      {q !== '' && (
        <Button onClick={() => set('q', '')}>
          {texts.clearSearch}: “{q}”
        </Button>
      )}
    </div>
  );
}
