import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { download } from '../api/download.js';
import { type QueryValues, query } from '../api/http.js';
import { ProblemNote } from '../feedback/problem-note.js';
import styles from './list.module.css';
import { texts } from './texts.js';

interface Props {
  /** The list's own address: `/api/tasks`. */
  of: string;
  /** As the list is asked for now; which page is shown does not matter. */
  filter: QueryValues;
}

const FORMATS = ['xlsx', 'csv'] as const;

/** The whole list as it is filtered, as a file. */
export function ExportButtons({ of, filter }: Props) {
  const saving = useMutation({
    mutationFn: (format: (typeof FORMATS)[number]) => {
      const { page: _page, pageSize: _pageSize, ...rest } = filter;
      return download(`${of}/export.${format}${query(rest)}`);
    },
  });
  return (
    <>
      <span className={styles.exports}>
        {FORMATS.map((format) => (
          <Button
            key={format}
            icon={<DownloadOutlined aria-hidden />}
            loading={saving.isPending && saving.variables === format}
            onClick={() => saving.mutate(format)}
          >
            {texts.exports[format]}
          </Button>
        ))}
      </span>
      {saving.error && <ProblemNote error={saving.error} />}
    </>
  );
}
