import { useQuery } from '@tanstack/react-query';
import type { DeliveryList, WebhookView } from '#contracts';
import { oneOf, WEBHOOKS, webhooksQuery } from '../../api/connection-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatInstant } from '../../format/date.js';
import dossier from '../case/case.module.css';
import { Acts } from './acts.js';
import { Add } from './add.js';
import { Change } from './change.js';
import styles from './connections.module.css';
import { webhookBody, webhookFields, webhookTyped } from './fields.js';
import { Recent } from './recent.js';
import { BECAUSE, DELIVERY_WORD, STATE_WORD, texts, type WebhookAct } from './texts.js';

/** Who is told of what happens here. */
export function Webhooks({ programmes }: { programmes: Readonly<Record<string, string>> }) {
  const all = useQuery(webhooksQuery);
  return (
    <section className={styles.section} aria-label={texts.out}>
      <h2>{texts.out}</h2>
      <p className={dossier.quiet}>{texts.outAbout}</p>
      <Add
        word={texts.addWebhook}
        path={WEBHOOKS}
        fields={webhookFields(programmes)}
        start={{ types: 'vn.dondoc.*' }}
        bodyOf={webhookBody}
        stale="webhooks"
      />
      {all.error && <ProblemNote error={all.error} onRetry={() => void all.refetch()} />}
      {all.isPending && <Bones rows={2} />}
      {all.data?.total === 0 && <Empty>{texts.noWebhook}</Empty>}
      <div className={styles.cards}>
        {all.data?.items.map((one) => (
          <Webhook key={one.id} one={one} programmes={programmes} />
        ))}
      </div>
    </section>
  );
}

function Webhook({ one, programmes }: { one: WebhookView; programmes: Readonly<Record<string, string>> }) {
  const { id, address, description, types, programme, version } = one;
  return (
    <section className={dossier.card} aria-label={description}>
      <h3>{description}</h3>
      <p className={dossier.line}>
        <span className={dossier.due}>{stateOf(one)}</span>
        <span className={dossier.quiet}>{standingOf(one).join(' · ')}</span>
      </p>
      <p>{address}</p>
      <p className={dossier.quiet}>{texts.scope(types, programme)}</p>
      <Acts
        path={oneOf(WEBHOOKS, id)}
        version={version}
        name={description}
        acts={actsOn(one)}
        stale={['webhooks', 'deliveries']}
      >
        <Change
          path={oneOf(WEBHOOKS, id)}
          version={version}
          name={description}
          fields={webhookFields(programmes)}
          start={webhookTyped(one)}
          bodyOf={webhookBody}
          stale="webhooks"
        />
      </Acts>
      <Recent
        title={texts.deliveries}
        what="deliveries"
        path={oneOf(WEBHOOKS, id)}
        none={texts.noDelivery}
        row={deliveryRow}
      />
    </section>
  );
}

function actsOn({ state, dead }: WebhookView): WebhookAct[] {
  const retry: WebhookAct[] = dead > 0 ? ['retry'] : [];
  if (state === 'active') return ['send-test', ...retry, 'pause', 'renew-secret', 'remove'];
  return ['resume', 'renew-secret', 'remove'];
}

function stateOf({ state, disabledBecause }: WebhookView): string {
  return disabledBecause === null ? STATE_WORD[state] : `${STATE_WORD[state]}: ${BECAUSE[disabledBecause]}`;
}

function standingOf(one: WebhookView): string[] {
  const { failingSince, lastDeliveredAt, waiting, dead, previousSecretUntil } = one;
  return [
    ...(failingSince === null ? [] : [texts.failingSince(formatInstant(failingSince))]),
    lastDeliveredAt === null ? texts.neverDelivered : texts.lastDelivered(formatInstant(lastDeliveredAt)),
    ...(waiting === 0 ? [] : [texts.waiting(waiting)]),
    ...(dead === 0 ? [] : [texts.dead(dead)]),
    ...(previousSecretUntil === null ? [] : [texts.twoSecrets(formatInstant(previousSecretUntil))]),
  ];
}

function deliveryRow(delivery: DeliveryList['items'][number]) {
  const { id, createdAt, type, subject, state, attempts, lastStatus, lastError, nextAttemptAt } = delivery;
  const said = lastError ?? (lastStatus === null ? null : String(lastStatus));
  const tried = state === 'waiting' && attempts > 0 && nextAttemptAt !== null;
  return {
    key: id,
    head: `${type} · ${subject}`,
    rest: [
      formatInstant(createdAt),
      DELIVERY_WORD[state],
      ...(attempts === 0 ? [] : [texts.attempts(attempts)]),
      ...(said === null ? [] : [said]),
      ...(tried ? [texts.next(formatInstant(nextAttemptAt))] : []),
    ].join(' · '),
  };
}
