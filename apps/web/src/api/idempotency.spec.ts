import { describe, expect, it } from '@jest/globals';
import { KeyRing } from './idempotency.js';

describe('idempotency keys', () => {
  it('repeats the key of an unanswered body and renews it afterwards', () => {
    const ring = new KeyRing();
    const first = ring.keyOf({ type: 'acknowledge' });
    expect(ring.keyOf({ type: 'acknowledge' })).toBe(first);
    expect(ring.keyOf({ type: 'report-progress', note: 'x' })).not.toBe(first);
    ring.answered({ type: 'acknowledge' });
    expect(ring.keyOf({ type: 'acknowledge' })).not.toBe(first);
  });
});
