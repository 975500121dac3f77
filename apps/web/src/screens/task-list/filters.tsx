import { Button } from 'antd';
import { OUTLOOK_WORD, TASK_STATUS_WORD } from '#contracts/words';
import { ChipFilter } from '../../list/chip-filter.js';
import list from '../../list/list.module.css';
import { UnitFilter } from '../../list/unit-filter.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { OUTLOOKS, SORTS, STATUSES, texts } from './texts.js';

export function Filters() {
  const { get, set } = useUrlFilters();
  const q = get('q');
  return (
    <div className={list.filters}>
      <ChipFilter name="status" label={texts.status} options={STATUSES} words={TASK_STATUS_WORD} />
      <ChipFilter name="outlook" label={texts.outlook} options={OUTLOOKS} words={OUTLOOK_WORD} />
      <UnitFilter label={texts.unit} />
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
