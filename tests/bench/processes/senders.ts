import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Child } from '../../../apps/cli/embedded/children.js';
import { composed, letterTemplate } from '../burst/letter.js';
import { MailSink } from '../burst/mail-sink.js';
import { addressees, FROM } from '../burst/people.js';
import { tell, told } from '../rig/parts.js';
import { asDondoc, type ProcessRig, type Together, withCpu } from './rig.js';

/** As a mail server behind a network answers to a dot. */
const REPLY_MS = 20;
const CONNECTIONS = 10;
const LIMIT_MS = 120_000;
/** A mail sent twice comes within moments of the first. */
const DOUBLES_WITHIN_MS = 1_000;
const ROWS_AT_ONCE = 500;

/** The same frozen mails handed over by one sender, by two, by four: each has ten connections to a slow mail server. */
export async function bySenders(rig: ProcessRig, processes: number): Promise<Together> {
  const { parts, postgres, count } = rig;
  await queueMails(postgres.superuserUrl, count);
  const sink = await MailSink.start(parts, { replyMs: REPLY_MS });
  const senders: Child[] = [];
  try {
    for (let i = 0; i < processes; i += 1) senders.push(await startSender(rig, sink.port, i));
    const { complete } = await sink.expect(count, LIMIT_MS);
    const begun = Date.now();
    const [, cpuMs] = await withCpu(rig, async () => {
      const drained = senders.map((child) => told(child, 'drained', LIMIT_MS));
      for (const child of senders) tell(child, { type: 'begin' });
      await complete;
      await Promise.all(drained);
    });
    await pause(DOUBLES_WITHIN_MS);
    const { mails, lost, doubled, strange, lastAt } = await sink.report();
    const seconds = ((lastAt ?? begun) - begun) / 1000;
    return { seconds, done: mails, lost, doubled: doubled + strange, cpuMs };
  } finally {
    for (const child of senders) await child.stop();
    await sink.stop();
  }
}

async function startSender({ parts, postgres }: ProcessRig, smtpPort: number, nth: number): Promise<Child> {
  const child = await parts.start({
    name: `sender-${nth}`,
    command: process.execPath,
    args: [join(import.meta.dirname, 'sender-process.js')],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      DATABASE_URL: postgres.appUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      SMTP_CONNECTIONS: String(CONNECTIONS),
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      MAIL_FROM: `${FROM.name} <${FROM.address}>`,
      PUBLIC_URL: 'http://localhost:3000',
      DONDOC_HOME: parts.home.root,
      DONDOC_EMBEDDED: 'postgres,temporal,mail',
      LOG_LEVEL: 'warn',
    },
    ipc: true,
  });
  await told(child, 'ready', LIMIT_MS);
  return child;
}

/** Frozen, due now, one to each person. */
async function queueMails(superuserUrl: string, count: number): Promise<void> {
  const client = new pg.Client(asDondoc(superuserUrl));
  await client.connect();
  try {
    await client.query('TRUNCATE message CASCADE');
    const template = letterTemplate();
    const people = addressees(count);
    for (let i = 0; i < count; i += ROWS_AT_ONCE) {
      const some = people.slice(i, i + ROWS_AT_ONCE);
      const bytes = await Promise.all(some.map((to) => composed(template, to)));
      await client.query(INSERT, [
        some.map(({ id }) => id),
        some.map(({ address }) => address),
        some.map(({ messageId }) => messageId),
        bytes,
      ]);
    }
    await client.query('VACUUM (ANALYZE) message');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

const INSERT = `
INSERT INTO message (id, key, recipient, address, slot, slot_date, class, subject, state, mime, message_id, sources, attempts,
  resends, not_after, created_at, frozen_at)
SELECT id, id, id, address, now(), current_date, 'routine', 'x', 'queued', mime, message_id, '{}', 0, 0,
  now() + interval '1 day', now(), now()
FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[]) AS m (id, address, message_id, mime)`;
