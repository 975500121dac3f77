import { describe, expect, it } from '@jest/globals';
import {
  BEFORE_FIRST,
  type Checkpoint,
  hashOfMail,
  type MailProof,
  MailRoot,
  sealCheckpoint,
} from './checkpoint.js';
import { ProofVerifier } from './proof-verifier.js';

const FACTS = {
  ...{
    recipient: 'can-bo',
    class: 'routine',
    slotDate: '2026-11-03',
    state: 'sent',
    header: '<a@demo.example>',
  },
  ...{ attempts: 1, resends: 0, mime: 'aa', reply: '250', frozenAt: '2026-11-03T01:00:00.000Z' },
  ...{ finishingAt: null, settledAt: '2026-11-03T01:00:01.000Z' },
};
const mailOf = (messageId: string, checkpoint: number): MailProof => ({
  ...{ messageId, checkpoint, facts: FACTS },
  hash: hashOfMail(messageId, FACTS),
});
const MAILS = [mailOf('m1', 1), mailOf('m2', 2)];
const EVENTS = [
  { aggregateId: 'a', seq: 1, hash: 'a1' },
  { aggregateId: 'a', seq: 2, hash: 'a2' },
  { aggregateId: 'b', seq: 1, hash: 'b1' },
];

function twoDays(): Checkpoint[] {
  const root = (mail: MailProof) => {
    const all = new MailRoot();
    all.push(mail);
    return all.close();
  };
  const first = sealCheckpoint(
    {
      no: 1,
      at: '2026-11-03T17:00:00.000Z',
      upTo: '2',
      heads: { a: [1, 'a1'], b: [1, 'b1'] },
      mails: root(MAILS[0]!),
    },
    BEFORE_FIRST,
  );
  const next = { no: 2, at: '2026-11-04T17:00:00.000Z', upTo: '3', heads: { a: [2, 'a2'] as const } };
  return [first, sealCheckpoint({ ...next, mails: root(MAILS[1]!) }, first.hash)];
}

function verified(
  change: { checkpoints?: Checkpoint[]; events?: typeof EVENTS; mails?: MailProof[]; known?: string } = {},
) {
  const verifier = new ProofVerifier(change.checkpoints ?? twoDays(), change.known);
  for (const mail of change.mails ?? MAILS) verifier.mail(mail);
  for (const event of change.events ?? EVENTS) verifier.event(event);
  return verifier.report();
}

describe('a verifier of checkpoints', () => {
  it('finds nothing where nothing was touched, and knows every checkpoint', () => {
    const days = twoDays();
    for (const known of [undefined, days[0]!.hash, days[1]!.hash]) {
      expect(verified(known === undefined ? {} : { known })).toMatchObject({
        ...{ checkpoints: 2, mails: 2, latest: { no: 2, hash: days[1]!.hash }, faults: [] },
      });
    }
    expect(new ProofVerifier([]).report()).toEqual({ checkpoints: 0, mails: 0, latest: null, faults: [] });
  });

  it.each([
    ['a chain that is gone', { events: EVENTS.slice(0, 2) }, 'chain', 'b'],
    ['an event cut off the end', { events: [EVENTS[0]!, EVENTS[2]!] }, 'chain', 'a'],
    [
      'a chain written anew',
      { events: [EVENTS[0]!, { ...EVENTS[1]!, hash: 'x' }, EVENTS[2]!] },
      'chain',
      'a',
    ],
    ['a mail that is gone', { mails: [MAILS[0]!] }, 'mails', '2'],
    ['a mail more', { mails: [...MAILS, mailOf('m3', 2)] }, 'mails', '2'],
    ['a mail of a day that never was', { mails: [...MAILS, mailOf('m3', 3)] }, 'mails', '3'],
    [
      'another recipient',
      { mails: [MAILS[0]!, { ...MAILS[1]!, facts: { ...FACTS, recipient: 'x' } }] },
      'mail',
      'm2',
    ],
    [
      'a checkpoint cut off',
      { checkpoints: twoDays().slice(0, 1), mails: [MAILS[0]!], known: twoDays()[1]!.hash },
      'unknown-checkpoint',
      twoDays()[1]!.hash,
    ],
    ['the first checkpoint left out', { checkpoints: twoDays().slice(1) }, 'checkpoint', '2'],
    [
      'a later moment',
      { checkpoints: [{ ...twoDays()[0]!, at: '2026-11-05T17:00:00.000Z' }, twoDays()[1]!] },
      'checkpoint',
      '1',
    ],
  ])('names %s', (_what, change, code, subject) => {
    expect(verified(change).faults).toContainEqual({ code, subject, problem: expect.any(String) });
  });
});
