import { Suspense } from 'react';
import { UnitField } from '../pick/lazily.js';
import styles from './list.module.css';
import { useUrlFilters } from './url-filters.js';

/** A list narrowed to one unit, which stands in the address. */
export function UnitFilter({ label }: { label: string }) {
  const { all, set } = useUrlFilters();
  return (
    <span className={styles.unit}>
      <Suspense fallback={<input disabled aria-label={label} />}>
        <UnitField
          id="loc-don-vi"
          label={label}
          value={all('unit')}
          most={1}
          onChange={(codes) => set('unit', codes.join(','))}
        />
      </Suspense>
    </span>
  );
}
