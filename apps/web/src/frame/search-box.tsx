import { SearchOutlined } from '@ant-design/icons';
import { type FormEvent, useRef } from 'react';
import { useNavigate } from 'react-router';
import { SEARCH_FIELD } from '../keys/keys.js';
import { paths } from '../paths.js';
import { texts } from './texts.js';
import styles from './top-bar.module.css';

/** Search from anywhere: `/` goes to the field, Enter to the list of tasks. */
export function SearchBox({ programme }: { programme: string | null }) {
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();

  const go = (event: FormEvent) => {
    event.preventDefault();
    const params = new URLSearchParams();
    const q = field.current?.value.trim() ?? '';
    if (q !== '') params.set('q', q);
    if (programme !== null) params.set('programme', programme);
    void navigate({ pathname: paths.tasks, search: params.toString() });
  };

  return (
    <search className={styles.search}>
      <SearchOutlined aria-hidden />
      <form onSubmit={go}>
        <input
          ref={field}
          id={SEARCH_FIELD}
          type="search"
          aria-label={texts.search}
          placeholder={texts.searchHint}
          maxLength={200}
          enterKeyHint="search"
        />
      </form>
    </search>
  );
}
