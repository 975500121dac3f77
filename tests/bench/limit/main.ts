import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { composed, type Template } from '../burst/letter.js';
import { type Addressee, FROM } from '../burst/people.js';

/**
 * What a sender could do that keeps nothing: the bytes of all mails lie ready in memory, and one pool of connections
 * hands them over. A process of its own, as every contender is.
 */
export interface LimitOrder {
  type: 'begin';
  people: readonly Addressee[];
  template: Template;
  smtpPort: number;
  connections: number;
  at: number;
}

process.on('message', async (order: LimitOrder | { type: 'finish' }) => {
  if (order.type === 'finish') process.exit(0);
  const mails = await Promise.all(
    order.people.map(async (to) => ({
      envelope: { from: FROM.address, to: [to.address] },
      raw: await composed(order.template, to),
    })),
  );
  const transport = createTransport({
    host: '127.0.0.1',
    port: order.smtpPort,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: order.connections,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  process.send!({ type: 'begin' });
  const waitMs = order.at - (performance.timeOrigin + performance.now());
  setTimeout(
    () => {
      for (const mail of mails) transport.sendMail(mail).catch((error: unknown) => console.error(error));
    },
    Math.max(0, waitMs),
  );
});
process.on('disconnect', () => process.exit(0));
