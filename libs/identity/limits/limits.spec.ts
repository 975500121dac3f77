import { describe, expect, it } from '@jest/globals';
import { sourceOf } from './source-address.js';
import { TokenBuckets } from './token-buckets.js';
import type { TooManyRequests } from './too-many-requests.js';

describe('a bucket of tokens', () => {
  let ms = 0;
  const now = () => new Date(ms);
  const refusal = (act: () => void): number | null => {
    try {
      act();
      return null;
    } catch (error) {
      return (error as TooManyRequests).retryAfterSeconds;
    }
  };

  it('gives its burst, then refuses and says until when, then gives again', () => {
    const buckets = new TokenBuckets({ burst: 3, perSecond: 0.5 }, now);
    expect([1, 2, 3, 4].map(() => refusal(() => buckets.take('a')))).toEqual([null, null, null, 2]);
    ms += 1000;
    expect(refusal(() => buckets.take('a'))).toBe(1);
    ms += 1000;
    expect(refusal(() => buckets.take('a'))).toBeNull();
    expect(refusal(() => buckets.take('a'))).toBe(2);
    ms += 3_600_000;
    expect([1, 2, 3, 4].map(() => refusal(() => buckets.take('a')))).toEqual([null, null, null, 2]);
  });

  it('is each one’s own, and does not suffer from a clock set back', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 }, now);
    expect([refusal(() => buckets.take('a')), refusal(() => buckets.take('b'))]).toEqual([null, null]);
    ms -= 60_000;
    expect(refusal(() => buckets.take('a'))).toBe(1);
    ms += 61_000;
    expect(refusal(() => buckets.take('a'))).toBeNull();
  });
});

describe('the address that counts', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('%s is %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});
