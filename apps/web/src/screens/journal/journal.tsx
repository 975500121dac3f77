import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useId } from 'react';
import { Link } from 'react-router';
import type { JournalEntry, LiveKind } from '#contracts';
import { actSentence, LIVE_KIND_WORD } from '#contracts/words';
import { journalQuery } from '../../api/journal-query.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant, localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { ExportButtons } from '../../list/export-buttons.js';
import figures from '../../list/figures.module.css';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import styles from './journal.module.css';
import { texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const KINDS = Object.keys(LIVE_KIND_WORD) as LiveKind[];

/** Every act with who did it, for whom and to what; newest first. */
export function Component() {
  usePageTitle(texts.title);
  const { get, set } = useUrlFilters();
  const filter = {
    programme: get('programme') || undefined,
    actor: get('actor') || undefined,
    kind: get('kind') || undefined,
    from: get('from') || undefined,
    to: get('to') || undefined,
    by: get('by') || undefined,
  };
  const journal = useInfiniteQuery(journalQuery(filter));
  const entries = journal.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <span className={list.count}>{texts.about}</span>
      </div>
      <div className={list.filters}>
        <ChipFilter name="kind" label={texts.kind} options={KINDS} words={LIVE_KIND_WORD} />
        <Day label={texts.from} value={get('from')} onChange={(day) => set('from', day)} />
        <Day label={texts.to} value={get('to')} onChange={(day) => set('to', day)} />
        <label className={list.field}>
          <input
            type="checkbox"
            checked={get('by') === 'all'}
            onChange={({ target }) => set('by', target.checked ? 'all' : '')}
          />
          {texts.engine}
        </label>
        <ExportButtons of="/api/audit" filter={filter} />
        {filter.actor !== undefined && (
          <Button onClick={() => set('actor', '')}>
            {texts.actor}: {entries.find(({ actor }) => actor === filter.actor)?.actorName ?? filter.actor} ✕
          </Button>
        )}
      </div>
      {journal.error && <ProblemNote error={journal.error} onRetry={() => void journal.refetch()} />}
      {journal.isPending && <Bones rows={10} />}
      {journal.data && entries.length === 0 && <Empty>{texts.empty}</Empty>}
      {entries.length > 0 && <Entries entries={entries} onActor={(actor) => set('actor', actor)} />}
      {journal.hasNextPage && (
        <p className={styles.more}>
          <Button loading={journal.isFetchingNextPage} onClick={() => void journal.fetchNextPage()}>
            {texts.more}
          </Button>
        </p>
      )}
    </>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  const me = useMe();
  const id = useId();
  return (
    <div className={list.field}>
      <label htmlFor={id}>{label}</label>
      <Suspense fallback={<span />}>
        <DateField id={id} value={value} most={localDate(me.now)} onChange={onChange} />
      </Suspense>
    </div>
  );
}

function Entries({
  entries,
  onActor,
}: {
  entries: readonly JournalEntry[];
  onActor: (actor: string) => void;
}) {
  return (
    <table className={`${figures.table} ${figures.words}`}>
      <caption className="unseen">{texts.title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{texts.who}</th>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.subject}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.place}>
            <th scope="row" className={styles.when}>
              {formatInstant(entry.at)}
            </th>
            <td data-label={texts.who}>
              <span>
                <button type="button" className={styles.who} onClick={() => onActor(entry.actor)}>
                  {entry.actorName}
                </button>
                {entry.onBehalfOfName !== null && (
                  <span className={styles.quiet}> {texts.forWhom(entry.onBehalfOfName)}</span>
                )}
              </span>
            </td>
            <td data-label={texts.what}>
              <span>
                {actSentence(entry)}{' '}
                <span className={`${styles.quiet} ${styles.when}`} title={entry.hash}>
                  {texts.proof(entry.seq)}
                </span>
              </span>
            </td>
            <td data-label={texts.subject}>
              <Subject entry={entry} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ entry: { kind, subject } }: { entry: JournalEntry }) {
  const name = nameOf(kind, subject);
  const to = addressOf(kind, subject.id);
  return (
    <span>
      <span className={styles.quiet}>{LIVE_KIND_WORD[kind]}:</span>{' '}
      {to === null ? (
        name
      ) : (
        <Link to={to} {...opensRow}>
          {name}
        </Link>
      )}
    </span>
  );
}

/** What units and supervising bodies bring goes by its number, the end of its id, and by what it is about. */
function nameOf(kind: LiveKind, { id, code, title }: JournalEntry['subject']): string {
  const name = `${code} ${title}`.trim();
  if (kind === 'register') return name || texts.register;
  if (kind !== 'amendment' && kind !== 'supervision') return name || id;
  const number = texts.number(id.slice(id.lastIndexOf('.') + 1));
  return name === '' ? number : `${number} · ${name}`;
}

function addressOf(kind: LiveKind, id: string): string | null {
  if (kind === 'task') return paths.task(id);
  if (kind === 'case') return paths.case(id);
  if (kind === 'amendment') return paths.amendment(id);
  if (kind === 'supervision') return paths.recommendation(id);
  return kind === 'cycle' ? paths.cycle(id) : null;
}
