import { describe, expect, it } from '@jest/globals';
import { Hands } from './hands.js';

const later = () => {
  let end: (error?: Error) => void = () => undefined;
  const work = new Promise<void>((resolve, reject) => {
    end = (error) => (error ? reject(error) : resolve());
  });
  return { work, end };
};

describe('hands', () => {
  it('wait for one of many to end, not for all', async () => {
    const hands = new Hands();
    const [a, b] = [later(), later()];
    hands.add(a.work);
    hands.add(b.work);
    const next = hands.next();
    b.end();
    await next;
    expect(hands.full).toBe(1);
    a.end();
    await hands.next();
    expect(hands.full).toBe(0);
    await hands.next();
  });

  it('say what went wrong', async () => {
    const hands = new Hands();
    const one = later();
    hands.add(one.work);
    const next = hands.next();
    one.end(new Error('broken'));
    await expect(next).rejects.toThrow('broken');
  });
});
