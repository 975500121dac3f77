import { Fragment, lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import type { TaskListItem } from '#contracts';
import { Bones } from '../../feedback/bones.js';
import { DraftRow } from './draft-row.js';
import styles from './drafts.module.css';
import { texts } from './texts.js';

const DraftEditor = lazy(() => import('./draft-editor.js'));

const COLUMNS = ['code', 'title', 'leads', 'officer', 'rule', 'deliverable', 'act'] as const;
const OPEN = 'mo';

/** The drafts as a table; the row being completed unfolds beneath itself. */
export function DraftTable({ drafts }: { drafts: readonly TaskListItem[] }) {
  const [params, setParams] = useSearchParams();
  const open = params.get(OPEN);

  const show = (id: string | null) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        if (id === null) next.delete(OPEN);
        else next.set(OPEN, id);
        return next;
      },
      { replace: true },
    );

  const nextIncomplete = (after: string): string | null => {
    const at = drafts.findIndex(({ id }) => id === after);
    return drafts.slice(at + 1).find(({ missing }) => missing.length > 0)?.id ?? null;
  };

  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {texts.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {drafts.map((task) => (
          <Fragment key={task.id}>
            <DraftRow
              task={task}
              open={task.id === open}
              onToggle={() => show(task.id === open ? null : task.id)}
            />
            {task.id === open && (
              <tr className={styles.editor}>
                <td colSpan={COLUMNS.length}>
                  <Suspense fallback={<Bones />}>
                    <DraftEditor
                      id={task.id}
                      onClose={() => show(null)}
                      onSaved={(goOn) => show(goOn ? nextIncomplete(task.id) : null)}
                    />
                  </Suspense>
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
