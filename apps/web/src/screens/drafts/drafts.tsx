import { useQuery } from '@tanstack/react-query';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskListItem } from '#contracts';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { matches } from '../../format/fold.js';
import { compareCodes } from '../../format/name.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { paths } from '../../paths.js';
import { DraftTable } from './draft-table.js';
import styles from './drafts.module.css';
import { texts } from './texts.js';

/** The most that one answer of the API holds; more drafts are found by searching. */
const MOST = 200;

/** The office's sheet: what each draft lacks, filled in row by row, activated when nothing is missing. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  return me.mayCreateTasks ? (
    <Sheet />
  ) : (
    <>
      <h1>{texts.forbidden}</h1>
      <p>{texts.forbiddenDetail}</p>
      <Link to={paths.tasks}>{texts.allTasks}</Link>
    </>
  );
}

function Sheet() {
  const [params] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [onlyIncomplete, setOnlyIncomplete] = useState(false);
  const programme = params.get('programme') ?? undefined;
  const drafts = useQuery(tasksQuery({ status: 'draft', sort: 'code', pageSize: MOST, programme }));
  // Drafts of a programme whose office this person is not are completed by others.
  const all = drafts.data?.items.filter(({ allowedCommands }) =>
    allowedCommands.includes('complete-profile'),
  );
  const shown = all
    ?.filter((task) => isShown(task, typed, onlyIncomplete))
    .sort((a, b) => compareCodes(a.code, b.code));
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {all && (
          <span className={list.count} role="status">
            {texts.count(all.length, all.filter(({ missing }) => missing.length === 0).length)}
          </span>
        )}
        <Link to={`${paths.importing}?loai=tasks`}>{texts.importing}</Link>
      </div>
      <p className={styles.about}>{texts.about}</p>
      {drafts.error && <ProblemNote error={drafts.error} onRetry={() => void drafts.refetch()} />}
      {drafts.isPending && <Bones rows={10} />}
      {all?.length === 0 && <Empty act={<Link to={paths.tasks}>{texts.allTasks}</Link>}>{texts.empty}</Empty>}
      {all && all.length > 0 && (
        <>
          <div className={list.filters}>
            <Input
              className={styles.find ?? ''}
              value={typed}
              maxLength={200}
              allowClear
              placeholder={texts.find}
              aria-label={texts.find}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Checkbox checked={onlyIncomplete} onChange={(event) => setOnlyIncomplete(event.target.checked)}>
              {texts.onlyIncomplete}
            </Checkbox>
          </div>
          {shown?.length === 0 ? <Empty>{texts.noMatch}</Empty> : <DraftTable drafts={shown ?? []} />}
          {drafts.data && drafts.data.total > MOST && <p>{texts.shown(MOST, drafts.data.total)}</p>}
        </>
      )}
    </>
  );
}

function isShown({ code, title, missing }: TaskListItem, typed: string, onlyIncomplete: boolean): boolean {
  return matches(typed, `${code} ${title}`) && !(onlyIncomplete && missing.length === 0);
}
