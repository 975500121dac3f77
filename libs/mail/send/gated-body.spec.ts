import { describe, expect, it } from '@jest/globals';
import { heldMark } from './fixtures/outgoing.js';
import { type BodyEvents, GatedBody } from './gated-body.js';

const SOURCE = Buffer.from('a body');

function gated(mark: () => Promise<void>, over: Partial<BodyEvents> = {}) {
  const seen: string[] = [];
  const body = new GatedBody(SOURCE, mark, {
    start: () => seen.push('start'),
    open: () => true,
    finish: () => seen.push('finish'),
    stop: (reason) => seen.push(reason),
    ...over,
  });
  return { body, seen };
}

function read(body: GatedBody, seen: string[]): void {
  body.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
  body.on('end', () => seen.push('end'));
}

describe('a gated body', () => {
  it('starts when it is read, and ends after the mark', async () => {
    const mark = heldMark();
    const { body, seen } = gated(mark.beforeFinish);
    expect(seen).toEqual([]);
    read(body, seen);
    await mark.asked;
    expect(seen).toEqual(['start', 'a body']);
    mark.pass();
    await new Promise((resolve) => body.once('end', resolve));
    expect(seen).toEqual(['start', 'a body', 'finish', 'end']);
  });

  it('that was given up does not end, though its mark passes', async () => {
    const mark = heldMark();
    const { body, seen } = gated(mark.beforeFinish);
    read(body, seen);
    await mark.asked;
    const abandoned = body.abandon();
    mark.pass();
    await abandoned;
    expect(body.finished).toBe(false);
    expect(seen).toEqual(['start', 'a body']);
  });

  it.each([
    ['a mark that fails', () => Promise.reject(new Error('no')), true, 'mark-failed'],
    ['a connection that is gone', () => Promise.resolve(), false, 'closed'],
  ])('does not end after %s', async (_case, mark, open, reason) => {
    const { body, seen } = gated(mark, { open: () => open });
    read(body, seen);
    await new Promise(setImmediate);
    await body.abandon();
    expect(body.finished).toBe(false);
    expect(seen).toEqual(['start', 'a body', reason]);
  });
});
