import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Behaviour, ScriptedSmtpServer, type Step } from '../../../tests/support/smtp/index.js';
import { PATIENT } from './fixtures/outgoing.js';
import type { OutgoingMessage } from './outcome.js';
import { SmtpPool } from './pool.js';
import { parseSmtpUrl } from './smtp-url.js';

const SOURCE = Buffer.from('Subject: x\r\n\r\nx\r\n');
const { timeouts } = PATIENT;

let server: ScriptedSmtpServer;
let pool: SmtpPool;

beforeEach(async () => {
  server = await ScriptedSmtpServer.start();
  pool = new SmtpPool(parseSmtpUrl(server.url), { connections: 3, timeouts });
});

afterEach(async () => {
  await pool.close();
  await server.close();
});

function to(number: number, over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const beforeFinish = async (): Promise<void> => {};
  return {
    from: 'dondoc@demo.example',
    to: `nguoi${number}@demo.example`,
    source: SOURCE,
    beforeFinish,
    ...over,
  };
}

function script(number: number, behaviour: Behaviour): Step {
  return server.next(`nguoi${number}@demo.example`, behaviour);
}

describe('a pool', () => {
  it('opens connections only as needed and carries many messages over few', async () => {
    await pool.deliver(to(0));
    expect(server.connections).toBe(1);
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, i) => pool.deliver(to(i))));
    expect(outcomes.every(({ state }) => state === 'accepted')).toBe(true);
    expect(server.connections).toBe(3);
    expect(server.accepted()).toHaveLength(51);
  });

  it('never has more messages unanswered than connections', async () => {
    const paused = [1, 2, 3].map((n) => script(n, 'pause-before-dot-reply'));
    const marked: number[] = [];
    const sent = [1, 2, 3, 4].map((n) =>
      pool.deliver(to(n, { beforeFinish: async () => void marked.push(n) })),
    );
    await Promise.all(paused.map((step) => step.reached));
    expect(marked.sort()).toEqual([1, 2, 3]);
    paused[0]!.release();
    await Promise.race(sent);
    for (const step of paused) step.release();
    await Promise.all(sent);
    expect(marked).toHaveLength(4);
  });

  it('goes on beside a server that lets one message hang', async () => {
    const slow = script(0, 'pause-at-rcpt');
    const hanging = pool.deliver(to(0));
    await slow.reached;
    await Promise.all([1, 2, 3, 4, 5].map((n) => pool.deliver(to(n))));
    expect(server.accepted()).toHaveLength(5);
    slow.release();
    expect(await hanging).toMatchObject({ state: 'accepted' });
  });
});

describe('closing a pool', () => {
  it('waits for what is past its dot and gives back the rest as not sent', async () => {
    const past = script(1, 'pause-before-dot-reply');
    const before = script(2, 'pause-at-rcpt');
    const first = pool.deliver(to(1));
    const second = pool.deliver(to(2));
    await Promise.all([past.reached, before.reached]);
    const closed = pool.close();
    expect(await second).toEqual({ state: 'not-sent', reason: 'closing', detail: '' });
    past.release();
    expect(await first).toMatchObject({ state: 'accepted' });
    await closed;
    expect(await pool.deliver(to(3))).toMatchObject({ state: 'not-sent', reason: 'closing' });
    expect(server.accepted()).toHaveLength(1);
  });

  it('does not give a freed connection to one who waited for it', async () => {
    const single = new SmtpPool(parseSmtpUrl(server.url), { connections: 1, timeouts });
    const past = script(1, 'pause-before-dot-reply');
    const first = single.deliver(to(1));
    const waiting = single.deliver(to(2));
    await past.reached;
    const closed = single.close();
    past.release();
    await closed;
    expect(await first).toMatchObject({ state: 'accepted' });
    expect(await waiting).toEqual({ state: 'not-sent', reason: 'closing', detail: '' });
    expect(server.accepted()).toHaveLength(1);
  });

  it('gives back what was still waiting for a connection, and what was still connecting', async () => {
    const paused = [1, 2, 3].map((n) => script(n, 'pause-at-rcpt'));
    const sent = [1, 2, 3, 4].map((n) => pool.deliver(to(n)));
    await Promise.all(paused.map((step) => step.reached));
    await pool.close();
    for (const outcome of await Promise.all(sent)) expect(outcome).toMatchObject({ reason: 'closing' });

    const silent = server.nextConnection('silent');
    const other = new SmtpPool(parseSmtpUrl(server.url), { connections: 1, timeouts });
    const connecting = other.deliver(to(5));
    await silent.reached;
    await other.close();
    expect(await connecting).toMatchObject({ state: 'not-sent', reason: 'closing' });
  });
});
