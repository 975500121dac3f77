import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from './canonical-json.js';
import { type ChainRow, ChainVerifier, genesisHash, seal, verifyChain } from './hash-chain.js';

const AT = '2026-11-02T03:00:00.000Z';

function chain(aggregateId: string, texts: (string | null)[]): ChainRow[] {
  const rows: ChainRow[] = [];
  texts.forEach((note, i) => {
    const text = note === null ? null : { note };
    const event = {
      aggregateId,
      seq: i + 1,
      type: 'noted',
      schemaVersion: 1,
      at: AT,
      actor: 'a',
      onBehalfOf: null,
    };
    const data = { on: '2026-11-02', n: i };
    rows.push(
      seal({ ...event, data, text }, rows.at(-1)?.hash ?? genesisHash(aggregateId), () => `salt${i}`),
    );
  });
  return rows;
}

const changed = (rows: ChainRow[], at: number, change: Partial<ChainRow>): ChainRow[] =>
  rows.map((row, i) => (i === at ? { ...row, ...change } : row));

describe('the hash chain', () => {
  const rows = chain('khcn-1', ['một', null, 'ba']);

  it('holds for what was recorded, for several aggregates mixed', () => {
    const [a1, a2, a3] = rows as [ChainRow, ChainRow, ChainRow];
    const [b1, b2] = chain('khcn-2', [null, 'x']) as [ChainRow, ChainRow];
    const report = verifyChain([a1, b1, a2, a3, b2]);
    expect(report).toMatchObject({ aggregates: 2, events: 5, fault: null });
    expect(report.heads.get('khcn-1')).toEqual({ seq: 3, hash: a3.hash });
  });

  it.each([
    ['data', { data: { on: '2026-11-03', n: 1 } }],
    ['the time', { at: '2026-11-02T03:00:00.001Z' }],
    ['the actor', { actor: 'b' }],
    ['the stand-in', { onBehalfOf: 'b' }],
    ['the type', { type: 'other' }],
    ['the schema version', { schemaVersion: 2 }],
    ['the hash of a text', { textHash: 'f'.repeat(64) }],
    ['the hash', { hash: 'f'.repeat(64) }],
  ] as [string, Partial<ChainRow>][])('names the row in which %s was changed', (_what, change) => {
    expect(verifyChain(changed(rows, 1, change)).fault).toMatchObject({
      aggregateId: 'khcn-1',
      seq: 2,
      code: 'changed',
    });
  });

  it('names a row whose text was changed, but lets text and salt be erased', () => {
    expect(verifyChain(changed(rows, 2, { text: { note: 'bốn' } })).fault).toMatchObject({
      seq: 3,
      code: 'text-changed',
    });
    expect(verifyChain(changed(rows, 2, { salt: null })).fault).toMatchObject({
      seq: 3,
      code: 'text-changed',
    });
    expect(verifyChain(changed(rows, 2, { text: null, salt: null })).fault).toBeNull();
  });

  it('names the row after a missing one, and the one that follows a rewritten one', () => {
    expect(verifyChain([rows[0]!, rows[2]!]).fault).toMatchObject({ seq: 3, code: 'gap' });
    const rewritten = seal({ ...rows[1]!, actor: 'b', text: null }, rows[0]!.hash);
    expect(verifyChain(changed(rows, 1, rewritten)).fault).toMatchObject({ seq: 3, code: 'broken-link' });
  });

  it('does not let a chain be given to another aggregate', () => {
    const moved = rows.map((row) => ({ ...row, aggregateId: 'khcn-9' }));
    expect(verifyChain(moved).fault).toMatchObject({ seq: 1, code: 'broken-link' });
  });

  it('misses rows at the end only without the heads', () => {
    const verifier = new ChainVerifier();
    for (const row of rows.slice(0, 2)) verifier.push(row);
    expect(verifier.report().fault).toBeNull();
    const kept = [{ id: 'khcn-1', seq: 3, headHash: rows[2]!.hash }];
    expect(verifier.report(kept).fault).toMatchObject({ seq: 3, code: 'head' });
    expect(verifier.report([{ id: 'gone', seq: 1, headHash: 'x' }]).fault).toMatchObject({
      aggregateId: 'gone',
      seq: 1,
    });
    const whole = new ChainVerifier();
    for (const row of rows) whole.push(row);
    expect(whole.report(kept).fault).toBeNull();
    expect(whole.report([]).fault).toMatchObject({ aggregateId: 'khcn-1', seq: 3, code: 'headless' });
  });

  it('salts each text, so that equal texts have different hashes', () => {
    const twice = [1, 2].map(() => seal({ ...rows[0]!, text: { note: 'như nhau' } }, 'x'));
    expect(twice[0]!.salt).toHaveLength(32);
    expect(twice[0]!.textHash).not.toBe(twice[1]!.textHash);
  });
});

describe('canonical JSON', () => {
  it('is one text whatever the order of keys, and leaves out what is absent', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ệ' }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"ệ","d":null}]}',
    );
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  });

  it('refuses what the database would not give back', () => {
    expect(() => canonicalJson({ a: 'x\0' })).toThrow('ký tự');
    expect(() => canonicalJson({ a: '\ud800' })).toThrow('ký tự');
    expect(() => canonicalJson({ a: Number.NaN })).toThrow('NaN');
    expect(canonicalJson('𝐀')).toBe('"𝐀"');
  });
});
