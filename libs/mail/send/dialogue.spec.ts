import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Behaviour, ScriptedSmtpServer } from '../../../tests/support/smtp/index.js';
import { SmtpChannel } from './dialogue.js';
import { clientNotices, heldMark, MESSAGE_ID, outgoing, PATIENT, SOURCE, TO } from './fixtures/outgoing.js';
import type { OutgoingMessage } from './outcome.js';
import { parseSmtpUrl } from './smtp-url.js';
import type { SmtpTimeouts } from './timeouts.js';

let server: ScriptedSmtpServer;
let channel: SmtpChannel;
let marks: number;
let hastyOnes: SmtpChannel[];

beforeEach(async () => {
  server = await ScriptedSmtpServer.start();
  channel = new SmtpChannel(parseSmtpUrl(server.url), PATIENT);
  marks = 0;
  hastyOnes = [];
});

afterEach(async () => {
  for (const one of [channel, ...hastyOnes]) await one.close();
  await server.close();
});

/** The same server, with one wait cut short. */
function hasty(short: Partial<SmtpTimeouts>): SmtpChannel {
  const other = new SmtpChannel(parseSmtpUrl(server.url), { timeouts: { ...PATIENT.timeouts, ...short } });
  hastyOnes.push(other);
  return other;
}

/** An outgoing message whose marks are counted. */
function message(over: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const beforeFinish = async (): Promise<void> => {
    marks += 1;
  };
  return outgoing({ beforeFinish, ...over });
}

describe('a message that is taken', () => {
  it('arrives byte for byte, with one recipient, after one mark', async () => {
    expect(await channel.deliver(message())).toEqual({ state: 'accepted', reply: '250 taken' });
    const [taken] = server.accepted();
    expect(taken).toMatchObject({ from: 'dondoc@demo.example', to: [TO], messageId: MESSAGE_ID });
    expect(taken!.raw.equals(SOURCE)).toBe(true);
    expect(marks).toBe(1);
  });

  it('is followed by others on the same connection', async () => {
    for (let i = 0; i < 3; i++) expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
    expect(server.connections).toBe(1);
    expect(server.accepted()).toHaveLength(3);
  });

  it('goes out to a server that pipelines', async () => {
    const pipelining = await ScriptedSmtpServer.start({ extensions: ['PIPELINING', 'SIZE 1000000'] });
    const other = new SmtpChannel(parseSmtpUrl(pipelining.url), PATIENT);
    pipelining.next(TO, { rcpt: 550 });
    expect(await other.deliver(message())).toMatchObject({
      state: 'refused',
      code: 550,
      at: 'rcpt',
      permanent: true,
    });
    expect(await other.deliver(message())).toMatchObject({ state: 'accepted' });
    expect(pipelining.connections).toBe(1);
    await other.close();
    await pipelining.close();
  });

  it('is larger than any buffer on the way', async () => {
    const source = Buffer.concat([SOURCE, Buffer.from(`${'x'.repeat(76)}\r\n`.repeat(20_000))]);
    expect(await channel.deliver(message({ source }))).toMatchObject({ state: 'accepted' });
    expect(server.accepted()[0]!.raw.equals(source)).toBe(true);
  });
});

describe('the mark before the dot', () => {
  it('is asked for after 354 and before the server sees the end of the message', async () => {
    const seen: number[] = [];
    const beforeFinish = async (): Promise<void> => {
      seen.push(server.accepted().length, server.countVerb('DATA'));
    };
    await channel.deliver(message({ beforeFinish }));
    expect(seen).toEqual([0, 1]);
    expect(server.accepted()).toHaveLength(1);
  });

  it('that fails leaves the server without the message', async () => {
    const beforeFinish = async (): Promise<void> => {
      throw new TypeError('no database');
    };
    expect(await channel.deliver(message({ beforeFinish }))).toEqual({
      state: 'not-sent',
      reason: 'mark-failed',
      detail: 'TypeError',
    });
    expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
    expect(server.accepted()).toHaveLength(1);
  });

  it('is never asked for when the message was refused before its body', async () => {
    server.next(TO, { rcpt: 550 });
    await channel.deliver(message());
    expect(marks).toBe(0);
  });

  it('under way when the connection breaks settles before the outcome, and no dot follows it', async () => {
    const order: string[] = [];
    const mark = heldMark();
    const step = server.next(TO, 'reset-mid-body');
    const delivered = channel.deliver(message(mark)).then(({ state }) => order.push(state));
    await Promise.all([step.reached, mark.asked]);
    await clientNotices();
    order.push('mark passes');
    mark.pass();
    await delivered;
    expect(order).toEqual(['mark passes', 'not-sent']);
    expect(server.accepted()).toHaveLength(0);
  });
});

describe('a definite no', () => {
  it.each<[Behaviour, { code: number; permanent: boolean; at: string }]>([
    [{ mail: 451 }, { code: 451, permanent: false, at: 'mail' }],
    [{ mail: 553 }, { code: 553, permanent: true, at: 'mail' }],
    [{ rcpt: 450 }, { code: 450, permanent: false, at: 'rcpt' }],
    [{ rcpt: 550 }, { code: 550, permanent: true, at: 'rcpt' }],
    [{ data: 451 }, { code: 451, permanent: false, at: 'data' }],
    [{ data: 554 }, { code: 554, permanent: true, at: 'data' }],
    [{ dot: 451 }, { code: 451, permanent: false, at: 'message' }],
    [{ dot: 552 }, { code: 552, permanent: true, at: 'message' }],
  ])('%j is a refusal, then the same connection goes on', async (behaviour, expected) => {
    server.next('next', behaviour);
    expect(await channel.deliver(message())).toEqual({
      state: 'refused',
      reply: `${expected.code} refused by script`,
      ...expected,
    });
    expect(server.accepted()).toHaveLength(0);
    expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
    expect(server.connections).toBe(1);
    expect(server.countVerb('RSET')).toBe(1);
  });

  it('while the body is still coming ends the connection instead of the message', async () => {
    const mark = heldMark();
    const step = server.next(TO, { body: 552 });
    const delivered = channel.deliver(message(mark));
    await Promise.all([step.reached, mark.asked]);
    await clientNotices();
    mark.pass();
    expect(await delivered).toMatchObject({ state: 'refused', code: 552, at: 'message' });
    expect(server.accepted()).toHaveLength(0);
    expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
    expect(server.connections).toBe(2);
  });

  it.each([{ mail: 421 }, { rcpt: 421 }, { dot: 421 }])(
    '%j is one too; a new connection follows',
    async (behaviour) => {
      server.next('next', behaviour);
      expect(await channel.deliver(message())).toMatchObject({
        state: 'refused',
        code: 421,
        permanent: false,
      });
      expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
      expect(server.connections).toBe(2);
    },
  );

  it('is given for an address that is not one strict mailbox, without a word to the server', async () => {
    for (const to of [
      'a@x.example, b@x.example',
      'a@x.example\r\nRCPT TO:<e@e.example>',
      'a@x.example> <e@e.example',
      '',
    ]) {
      expect(await channel.deliver(message({ to }))).toMatchObject({
        state: 'refused',
        permanent: true,
        at: 'address',
      });
      expect(await channel.deliver(message({ from: to }))).toMatchObject({ state: 'refused', at: 'address' });
    }
    expect(server.connections).toBe(0);
  });
});

describe('broken before the dot', () => {
  it.each<Behaviour>(['drop-after-mail', 'drop-after-data-command', 'drop-mid-body', 'reset-mid-body'])(
    '%j is safe to try again',
    async (behaviour) => {
      const step = server.next(TO, behaviour);
      // The mark waits for the break, so that the break surely comes before the dot.
      const beforeFinish = async (): Promise<void> => {
        await step.reached;
        await clientNotices();
      };
      expect(await channel.deliver(message({ beforeFinish }))).toMatchObject({
        state: 'not-sent',
        reason: 'closed',
      });
      expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
      expect(server.accepted()).toHaveLength(1);
    },
  );

  it('silence before the greeting and at RCPT ends with the timeout', async () => {
    server.nextConnection('silent');
    expect(await hasty({ greetingMs: 50 }).deliver(message())).toMatchObject({
      state: 'not-sent',
      reason: 'timeout',
    });
    server.next(TO, 'pause-at-rcpt');
    expect(await hasty({ commandMs: 50 }).deliver(message())).toMatchObject({
      state: 'not-sent',
      reason: 'timeout',
    });
    expect(server.accepted()).toHaveLength(0);
    expect(marks).toBe(0);
  });

  it('a byte now and then does not lengthen a step', async () => {
    const before = server.next(TO, 'drip-at-rcpt');
    expect(await hasty({ commandMs: 100 }).deliver(message())).toMatchObject({
      state: 'not-sent',
      reason: 'timeout',
    });
    await before.reached;
    const after = server.next(TO, 'drip-after-dot');
    expect(await hasty({ afterDotMs: 100 }).deliver(message())).toMatchObject({
      state: 'ambiguous',
      reason: 'timeout',
    });
    await after.reached;
  });

  it('a mark that takes too long costs the connection, not the truth', async () => {
    const mark = heldMark();
    const delivered = hasty({ commandMs: 300 }).deliver(message(mark));
    await mark.asked;
    await server.whenIdle();
    mark.pass();
    expect(await delivered).toMatchObject({ state: 'not-sent', reason: 'timeout' });
    expect(server.accepted()).toHaveLength(0);
  });

  it.each(['reset', { code: 554 }, { code: 421 }, { ehlo: 421 }] as const)(
    'a connection that begins with %j',
    async (greeting) => {
      server.nextConnection(greeting);
      expect(await channel.deliver(message())).toMatchObject({ state: 'not-sent', reason: 'connect' });
      expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
    },
  );

  it('no server at all', async () => {
    const { port } = server;
    await server.close();
    expect(await channel.deliver(message())).toMatchObject({
      state: 'not-sent',
      reason: 'connect',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
    server = await ScriptedSmtpServer.start({ port });
    expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
  });
});

describe('after the dot without a full reply', () => {
  it.each<[Behaviour, string]>([
    ['drop-after-dot', 'closed'],
    ['reset-after-dot', 'closed'],
    ['half-reply', 'closed'],
    ['half-multiline-reply', 'closed'],
  ])('%j: the server has it, the sender may not know', async (behaviour, reason) => {
    server.next(TO, behaviour);
    expect(await channel.deliver(message())).toMatchObject({ state: 'ambiguous', reason });
    expect(server.countOf(MESSAGE_ID)).toBe(1);
    expect(marks).toBe(1);
    expect(await channel.deliver(message())).toMatchObject({ state: 'accepted' });
  });

  it('silence: the same, when the wait is over', async () => {
    server.next(TO, 'silent-after-dot');
    const outcome = await hasty({ afterDotMs: 50 }).deliver(message());
    expect(outcome).toMatchObject({ state: 'ambiguous', reason: 'timeout' });
    expect(server.countOf(MESSAGE_ID)).toBe(1);
    expect(marks).toBe(1);
  });

  it('a refusal that breaks off in its line is not a full reply either', async () => {
    server.next(TO, 'half-refusal');
    expect(await channel.deliver(message())).toMatchObject({ state: 'ambiguous', reason: 'closed' });
    expect(server.accepted()).toHaveLength(0);
  });

  it('a late reply within the time is a reply', async () => {
    const step = server.next(TO, 'pause-before-dot-reply');
    const outcome = channel.deliver(message());
    await step.reached;
    step.release();
    expect(await outcome).toMatchObject({ state: 'accepted' });
  });

  it('a reply that is neither yes nor no does not count', async () => {
    server.next(TO, { dot: 354 });
    expect(await channel.deliver(message())).toMatchObject({ state: 'ambiguous' });
  });
});
