import { Button } from 'antd';
import styles from './list.module.css';
import { texts } from './texts.js';
import { useUrlFilters } from './url-filters.js';

/** Where we are in a long list, and the way on; absent when everything is on the page. */
export function Pager({ total }: { total: number }) {
  const { page, pageSize, setPage } = useUrlFilters();
  if (total <= pageSize && page === 1) return null;
  const from = Math.min((page - 1) * pageSize + 1, total);
  const to = Math.min(page * pageSize, total);
  return (
    <nav className={styles.pager} aria-label={texts.pages}>
      <span>{texts.range(from, to, total)}</span>
      <Button disabled={page === 1} onClick={() => setPage(page - 1)}>
        {texts.previous}
      </Button>
      <Button disabled={to >= total} onClick={() => setPage(page + 1)}>
        {texts.next}
      </Button>
    </nav>
  );
}
