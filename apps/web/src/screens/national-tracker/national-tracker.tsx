import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { TrackedTask } from '#contracts';
import { trackerPath, trackerQuery } from '../../api/tracker-query.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import coverage from '../coverage/coverage.module.css';
import { MarkBar } from './mark-bar.js';
import styles from './national-tracker.module.css';
import { SHOWN, SHOWN_WORD, type Shown, texts } from './texts.js';

/** Which tasks have been carried over to the Party's national tracker, when, and which have changed since. */
export function Component() {
  const { programme, programmes } = useProgramme();
  const shown = programmes.filter(({ code }) => programme === null || code === programme);
  return (
    <>
      <ListHead title={texts.title} />
      <p className={coverage.quiet}>{texts.intro}</p>
      {shown.map(({ code, shortName }) => (
        <Programme key={code} code={code} name={shortName} />
      ))}
    </>
  );
}

function Programme({ code, name }: { code: string; name: string }) {
  const { all } = useUrlFilters();
  const tracker = useQuery(trackerQuery(code));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const kinds = all('loc');
  const items = tracker.data?.items ?? [];
  const found = items.filter((task) => kinds.length === 0 || kinds.includes(shownAs(task)));
  const toggle = (task: string) => {
    const next = new Set(chosen);
    if (!next.delete(task)) next.add(task);
    setChosen(next);
  };
  return (
    <section className={coverage.group} aria-label={name}>
      <div className={list.head}>
        <h2>{name}</h2>
        {tracker.data && (
          <span className={list.count}>
            {texts.count(items.filter(({ trackedOn }) => trackedOn !== null).length, items.length)}
          </span>
        )}
        <a href={`${trackerPath(code)}.xlsx`} download>
          {texts.download}
        </a>
      </div>
      <div className={list.filters}>
        <ChipFilter name="loc" label={texts.show} options={SHOWN} words={SHOWN_WORD} />
      </div>
      {tracker.error && <ProblemNote error={tracker.error} onRetry={() => void tracker.refetch()} />}
      {tracker.isPending && <Bones rows={4} />}
      {tracker.data?.mayManage && items.length > 0 && (
        <MarkBar
          tracker={tracker.data}
          chosen={[...chosen]}
          found={found.map((task) => task.code)}
          onChoose={(codes) => setChosen(new Set(codes))}
        />
      )}
      {tracker.data && found.length === 0 && <Empty>{texts.empty}</Empty>}
      {found.length > 0 && (
        <ul className={`${list.rows} ${styles.rows}`}>
          {found.map((task) => (
            <li key={task.id}>
              <span>
                {tracker.data?.mayManage && (
                  <Checkbox
                    checked={chosen.has(task.code)}
                    aria-label={texts.choose(task.code)}
                    onChange={() => toggle(task.code)}
                  />
                )}{' '}
                <strong>{task.code}</strong>
              </span>
              <Link to={paths.task(task.id)} {...opensRow}>
                {task.title}
              </Link>
              <Standing task={task} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Standing({ task }: { task: TrackedTask }) {
  if (task.trackedOn === null) return <span className={coverage.quiet}>{texts.untracked}</span>;
  return (
    <span className={coverage.what}>
      <span>{texts.trackedOn(formatDate(task.trackedOn))}</span>
      {task.changed && <strong>{texts.changed}</strong>}
    </span>
  );
}

function shownAs({ trackedOn, changed }: TrackedTask): Shown {
  if (trackedOn === null) return 'untracked';
  return changed ? 'changed' : 'current';
}
