import { describe, expect, it } from '@jest/globals';
import { outgoing } from './fixtures/outgoing.js';
import type { Reply } from './replies.js';
import { type Ended, Transaction } from './transaction.js';

const LONG = { commandMs: 60_000, afterDotMs: 60_000 };
const reply = (text: string): Reply => ({ code: Number(text.slice(0, 3)), text });

/** A wire that keeps what is written; bytes have left as soon as they are written. */
class Recorded {
  readonly written: string[] = [];
  usable = true;

  constructor(readonly pipelining: boolean) {}

  write(bytes: string | Buffer, sent?: () => void): void {
    this.written.push(bytes.toString());
    sent?.();
  }

  destroy(): void {
    this.usable = false;
  }
}

/** Says these replies one after the other, each after what it answers was written. */
async function carry(
  pipelining: boolean,
  replies: readonly string[],
  lost = false,
): Promise<Ended & Recorded> {
  const wire = new Recorded(pipelining);
  const transaction = new Transaction(wire, outgoing(), LONG);
  transaction.begin();
  for (const text of replies) {
    transaction.heard(reply(text));
    await new Promise(setImmediate);
  }
  if (lost) transaction.lost('');
  return Object.assign(wire, await transaction.ended);
}

describe('a transaction', () => {
  it.each([
    [false, ['MAIL', 'RCPT', 'DATA', 'Mess', '.\r\n']],
    [true, ['MAIL', 'Mess', '.\r\n']],
  ])('pipelining %s: says each thing in its turn', async (pipelining, expected) => {
    const { written, outcome, session } = await carry(pipelining, ['250 a', '250 b', '354 c', '250 d']);
    expect(written.map((text) => text.slice(0, 4))).toEqual(expected);
    expect({ outcome, session }).toEqual({
      outcome: { state: 'accepted', reply: '250 d' },
      session: 'ready',
    });
  });

  it.each([
    // The first no is the one that counts, and the answers to what was already said are waited for.
    [true, ['550 a', '503 b', '503 c'], 'mail', 550, 'to-reset'],
    [true, ['250 a', '450 b', '554 c'], 'rcpt', 450, 'to-reset'],
    [true, ['250 a', '250 b', '554 c'], 'data', 554, 'to-reset'],
    // RFC 2920 3.1: a server may ask for the message though it takes nobody. It gets none.
    [true, ['250 a', '550 b', '354 c'], 'rcpt', 550, 'spent'],
    [false, ['550 a'], 'mail', 550, 'to-reset'],
    [false, ['250 a', '550 b'], 'rcpt', 550, 'to-reset'],
    [false, ['250 a', '250 b', '354 c', '451 d'], 'message', 451, 'to-reset'],
    [false, ['250 a', '421 b'], 'rcpt', 421, 'spent'],
  ] as const)('pipelining %s: %j is a no', async (pipelining, replies, at, code, session) => {
    const ended = await carry(pipelining, replies);
    expect(ended).toMatchObject({
      outcome: { state: 'refused', at, code },
      session,
      usable: session !== 'spent',
    });
    expect(ended.written.includes('.\r\n')).toBe(at === 'message');
  });

  it('a no that was heard stays one, though the connection breaks before the other answers', async () => {
    expect(await carry(true, ['550 a'], true)).toMatchObject({
      outcome: { state: 'refused', at: 'mail' },
      started: false,
    });
  });

  it.each([
    [[], 'not-sent', false],
    [['250 a', '250 b'], 'not-sent', false],
    [['250 a', '250 b', '354 c'], 'ambiguous', true],
  ] as const)('the connection breaks after %j: %s', async (replies, state, started) => {
    const ended = await carry(false, replies, true);
    expect(ended).toMatchObject({
      outcome: { state, reason: 'closed' },
      started,
      session: 'spent',
      usable: false,
    });
  });

  it.each([
    [['354 a'], 'not-sent'],
    [['250 a', '250 b', '250 c'], 'not-sent'],
    [['250 a', '250 b', '354 c', '354 d'], 'ambiguous'],
  ] as const)('%j is no answer: %s', async (replies, state) => {
    expect(await carry(false, replies)).toMatchObject({
      outcome: { state, reason: 'protocol' },
      session: 'spent',
    });
  });

  it('hears nothing more when it is over', async () => {
    const wire = new Recorded(true);
    const transaction = new Transaction(wire, outgoing(), LONG);
    transaction.begin();
    const heard = [reply('250 a'), reply('250 b'), reply('354 c')].map((one) => transaction.heard(one));
    await new Promise(setImmediate);
    expect([...heard, transaction.heard(reply('250 d'))]).toEqual([true, true, true, false]);
    await transaction.ended;
  });
});
