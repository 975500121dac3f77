import { describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import { type ChainRow, genesisHash, seal } from '../record/hash-chain.js';
import {
  BEFORE_FIRST,
  type Checkpoint,
  hashOfMail,
  type MailFacts,
  type MailProof,
  MailRoot,
  sealCheckpoint,
} from './checkpoint.js';
import { type ExportLine, readExportLine } from './export-line.js';
import { verifyExport } from './verify-export.js';

const FACTS: MailFacts = {
  ...{ recipient: 'can-bo', class: 'routine', slotDate: '2026-11-03', state: 'sent', header: '<a@b.vn>' },
  ...{ attempts: 1, resends: 0, mime: 'aa', reply: '250', frozenAt: '2026-11-03T01:00:00.000Z' },
  ...{ finishingAt: '2026-11-03T01:00:00.500Z', settledAt: '2026-11-03T01:00:01.000Z' },
};

function chain(aggregateId: string, length: number): ChainRow[] {
  const rows: ChainRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const event = { aggregateId, seq, type: 'noted', schemaVersion: 1, at: '2026-11-02T03:00:00.000Z' };
    const said = { actor: 'a', onBehalfOf: null, data: { on: '2026-11-02' }, text: { note: `${seq}` } };
    rows.push(seal({ ...event, ...said }, rows.at(-1)?.hash ?? genesisHash(aggregateId)));
  }
  return rows;
}

function mail(messageId: string, checkpoint: number, recipient = 'can-bo'): MailProof {
  const facts = { ...FACTS, recipient };
  return { messageId, checkpoint, facts, hash: hashOfMail(messageId, facts) };
}

function rootOf(mails: readonly MailProof[]): Checkpoint['mails'] {
  const root = new MailRoot();
  for (const one of mails) root.push(one);
  return root.close();
}

/** Two tasks, two mails, two days; the last event of the first task came after the last checkpoint. */
function whole() {
  const a = chain('a', 3);
  const b = chain('b', 2);
  const mails = [mail('m1', 1), mail('m2', 2, 'lanh-dao')];
  const day = (no: number, heads: Checkpoint['heads'], prevHash: string) =>
    sealCheckpoint(
      {
        ...{ no, at: `2026-11-0${no + 2}T17:00:00.000Z`, upTo: `${2 * no}`, heads },
        mails: rootOf(mails.filter((one) => one.checkpoint === no)),
      },
      prevHash,
    );
  const first = day(1, { a: [1, a[0]!.hash], b: [1, b[0]!.hash] }, BEFORE_FIRST);
  const second = day(2, { a: [2, a[1]!.hash], b: [2, b[1]!.hash] }, first.hash);
  return { a, b, mails, checkpoints: [first, second] };
}

function lines({ a, b, mails, checkpoints }: ReturnType<typeof whole>): ExportLine[] {
  const events = [...a, ...b];
  const heads = [a, b].flatMap((rows) => rows.slice(-1));
  return [
    { kind: 'export', format: 1 },
    ...checkpoints.map((one) => ({ kind: 'checkpoint' as const, ...one })),
    ...mails.map((one) => ({ kind: 'mail' as const, ...one })),
    ...events,
    ...heads.map(({ aggregateId: id, seq, hash: headHash }) => ({
      kind: 'head' as const,
      id,
      seq,
      headHash,
    })),
    {
      ...{ kind: 'end' as const, checkpoints: checkpoints.length, mails: mails.length },
      ...{ events: events.length, heads: heads.length },
    },
  ];
}

/** Every fault that is named, as `code subject`. */
async function named(exported: readonly ExportLine[], known: string | null = null): Promise<string[]> {
  const { chains, proof } = await verifyExport(exported, known);
  const { fault } = chains;
  const inChain = fault === null ? [] : [`${fault.code} ${fault.aggregateId}#${fault.seq}`];
  return [...inChain, ...proof.faults.map(({ code, subject }) => `${code} ${subject}`)];
}

const eventOf = (line: ExportLine) => (line.kind === undefined ? line : null);

describe('an export alone', () => {
  it('holds when nothing was touched, for whoever holds any of its checkpoints', async () => {
    const parts = whole();
    for (const known of [null, ...parts.checkpoints.map(({ hash }) => hash)])
      expect(await named(lines(parts), known)).toEqual([]);
  });

  it('names a tampered row', async () => {
    const all = lines(whole()).map((line) =>
      eventOf(line)?.aggregateId === 'b' && eventOf(line)?.seq === 2 ? { ...line, actor: 'x' } : line,
    );
    expect(await named(all)).toEqual(['changed b#2']);
  });

  it('names a tampered row whose chain was closed anew', async () => {
    const parts = whole();
    const { aggregateId, ...last } = parts.b[1]!;
    const forged = seal({ ...last, aggregateId, actor: 'x' }, parts.b[0]!.hash);
    expect(await named(lines({ ...parts, b: [parts.b[0]!, forged] }))).toEqual(['chain b']);
  });

  it('names a deleted aggregate, also when the file was made to fit', async () => {
    const parts = whole();
    const events = lines(parts).filter((line) => eventOf(line)?.aggregateId !== 'b');
    expect(await named(events)).toEqual(['head b#1', 'cut export', 'chain b', 'chain b']);
    expect(await named(lines({ ...parts, b: [] }))).toEqual(['chain b', 'chain b']);
  });

  it('names a deleted aggregate whose events were left', async () => {
    const all = lines(whole()).filter((line) => line.kind !== 'head' || line.id !== 'b');
    expect(await named(all)).toEqual(['headless b#2', 'cut export']);
  });

  it('names a cut tail: of a chain, of the checkpoints, of the file', async () => {
    const parts = whole();
    const since = lines(parts).filter((line) => eventOf(line)?.seq !== 3);
    expect(await named(since)).toEqual(['head a#3', 'cut export']);
    expect(await named(lines({ ...parts, b: parts.b.slice(0, 1) }))).toEqual(['chain b']);
    const earlier = { ...parts, checkpoints: parts.checkpoints.slice(0, 1), mails: parts.mails.slice(0, 1) };
    const known = parts.checkpoints[1]!.hash;
    expect(await named(lines(earlier), known)).toEqual([`unknown-checkpoint ${known}`]);
    expect(await named(lines(parts).slice(0, -1))).toEqual(['cut export']);
  });

  it('names an exchanged mail', async () => {
    const parts = whole();
    const [first, second] = parts.mails as [MailProof, MailProof];
    const facts = { ...first, facts: { ...FACTS, recipient: 'van-phong' } };
    expect(await named(lines({ ...parts, mails: [facts, second] }))).toEqual(['mail m1']);
    expect(await named(lines({ ...parts, mails: [mail('m1', 1, 'van-phong'), second] }))).toEqual([
      'mails 1',
    ]);
    const swapped = [mail('m1', 1, 'lanh-dao'), mail('m2', 2, 'can-bo')];
    expect(await named(lines({ ...parts, mails: swapped }))).toEqual(['mails 1', 'mails 2']);
  });

  it('names a forged checkpoint: by the next one, and the last by whoever holds its hash', async () => {
    const parts = whole();
    const [first, second] = parts.checkpoints as [Checkpoint, Checkpoint];
    const changed = { ...first, at: '2026-11-03T18:00:00.000Z' };
    expect(await named(lines({ ...parts, checkpoints: [changed, second] }))).toEqual(['checkpoint 1']);
    const forged = sealCheckpoint(changed, BEFORE_FIRST);
    expect(await named(lines({ ...parts, checkpoints: [forged, second] }))).toEqual(['checkpoint 2']);
    const anew = sealCheckpoint(second, forged.hash);
    expect(await named(lines({ ...parts, checkpoints: [forged, anew] }))).toEqual([]);
    expect(await named(lines({ ...parts, checkpoints: [forged, anew] }), second.hash)).toEqual([
      `unknown-checkpoint ${second.hash}`,
    ]);
  });

  it('does not let checkpoints stand where nothing is held against them', async () => {
    const all = lines(whole());
    const [last] = all.splice(2, 1) as [ExportLine];
    expect(await named([...all.slice(0, -1), last, ...all.slice(-1)])).toContain('cut export');
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
    ['an unknown kind', '{"kind":"constructor"}'],
    ['an event without its hash', JSON.stringify({ ...chain('a', 1)[0], hash: undefined })],
    [
      'a checkpoint without its ends',
      JSON.stringify({ kind: 'checkpoint', ...whole().checkpoints[0], heads: 1 }),
    ],
  ])('names the line that is %s', (_what, text) => {
    const read = () => readExportLine(text, 'ho-so.jsonl, dòng 3');
    expect(read).toThrow(UserError);
    expect(read).toThrow('ho-so.jsonl, dòng 3');
  });

  it('reads the lines that it writes', () => {
    for (const line of lines(whole())) expect(readExportLine(JSON.stringify(line), 'here')).toEqual(line);
  });
});
