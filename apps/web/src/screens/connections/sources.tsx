import { useQuery } from '@tanstack/react-query';
import type { EventSourceView, InboundType, ReceivedEventList } from '#contracts';
import { EVENT_SOURCES, eventSourcesQuery, oneOf } from '../../api/connection-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant } from '../../format/date.js';
import dossier from '../case/case.module.css';
import { Acts } from './acts.js';
import { Add } from './add.js';
import { Change } from './change.js';
import styles from './connections.module.css';
import { sourceBody, sourceFields, sourceSettings, sourceTyped } from './fields.js';
import { Recent } from './recent.js';
import { OUTCOME_WORD, SOURCE_STATE, TYPE_WORD, texts } from './texts.js';

/** Who may report numbers and documents. */
export function Sources({ programmes }: { programmes: Readonly<Record<string, string>> }) {
  const all = useQuery(eventSourcesQuery);
  return (
    <section className={styles.section} aria-label={texts.in}>
      <h2>{texts.in}</h2>
      <p className={dossier.quiet}>{texts.inAbout}</p>
      <Add
        word={texts.addSource}
        path={EVENT_SOURCES}
        fields={sourceFields(programmes)}
        bodyOf={sourceBody}
        stale="event-sources"
      />
      {all.error && <ProblemNote error={all.error} onRetry={() => void all.refetch()} />}
      {all.isPending && <Bones rows={2} />}
      {all.data?.total === 0 && <Empty>{texts.noSource}</Empty>}
      <div className={styles.cards}>
        {all.data?.items.map((one) => (
          <Source key={one.id} one={one} shortNames={programmes} />
        ))}
      </div>
    </section>
  );
}

function Source({ one, shortNames }: { one: EventSourceView; shortNames: Readonly<Record<string, string>> }) {
  const { id, uri, description, types, programmes, unit, state, version } = one;
  const { lastReceivedAt, previousSecretUntil } = one;
  const standing = [
    lastReceivedAt === null ? texts.neverReceived : texts.lastReceived(formatInstant(lastReceivedAt)),
    ...(previousSecretUntil === null ? [] : [texts.twoSecrets(formatInstant(previousSecretUntil))]),
  ];
  const words = types.map((type) => TYPE_WORD[type as InboundType]);
  return (
    <section className={dossier.card} aria-label={description}>
      <h3>{description}</h3>
      <p className={dossier.line}>
        <span className={dossier.due}>{SOURCE_STATE[state]}</span>
        <span className={dossier.quiet}>{standing.join(' · ')}</span>
      </p>
      <p>
        {id} · {uri}
      </p>
      <p className={dossier.quiet}>{texts.sourceScope(words, programmes, unit)}</p>
      <Acts
        path={oneOf(EVENT_SOURCES, id)}
        version={version}
        name={description}
        acts={[state === 'active' ? 'pause' : 'resume', 'renew-secret']}
        stale={['event-sources']}
      >
        <Change
          path={oneOf(EVENT_SOURCES, id)}
          version={version}
          name={description}
          fields={sourceSettings({
            ...shortNames,
            [programmes.join()]: programmes.map((p) => shortNames[p] ?? p).join(', '),
          })}
          start={sourceTyped(one)}
          bodyOf={sourceBody}
          stale="event-sources"
        />
      </Acts>
      <Recent
        title={texts.received}
        what="events"
        path={oneOf(EVENT_SOURCES, id)}
        none={texts.noReceived}
        row={receivedRow}
      />
    </section>
  );
}

function receivedRow({ id, type, receivedAt, outcome, detail }: ReceivedEventList['items'][number]) {
  const word = TYPE_WORD[type as InboundType] ?? type;
  return {
    key: id,
    head: `${word} · ${id}`,
    rest: [
      formatInstant(receivedAt),
      ...(outcome === null ? [] : [OUTCOME_WORD[outcome]]),
      ...(detail === null ? [] : [detail]),
    ].join(' · '),
  };
}
