import { describe, expect, it } from '@jest/globals';
import { upcast } from './upcasters.js';

describe('upcasting', () => {
  const content = { data: { a: 1 }, text: null };
  const steps = {
    renamed: {
      1: () => ({ data: { b: 1 }, text: null }),
      2: ({ data }: { data: Record<string, unknown> }) => ({ data: { ...data, c: 2 }, text: null }),
    },
  };

  it('leaves what has the present shape', () => {
    expect(upcast('task', 'acknowledged', 1, content)).toBe(content);
  });

  it('takes every step from the version that was recorded', () => {
    expect(upcast('task', 'renamed', 1, content, steps, 3).data).toEqual({ b: 1, c: 2 });
    expect(upcast('task', 'renamed', 2, content, steps, 3).data).toEqual({ a: 1, c: 2 });
    expect(upcast('task', 'other', 1, content, steps, 3)).toBe(content);
  });

  it('refuses an event of a later program', () => {
    expect(() => upcast('task', 'renamed', 4, content, steps, 3)).toThrow('schema 4');
  });
});
