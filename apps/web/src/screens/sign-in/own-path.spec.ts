import { describe, expect, it } from '@jest/globals';
import { isOwnPath } from './own-path.js';

describe('the address to come back to', () => {
  it.each(['/', '/nhiem-vu/abc?tab=1', '/viec-cua-toi#x'])('keeps %s', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/a b'])(
    'drops %s',
    (path) => {
      expect(isOwnPath(path)).toBe(false);
    },
  );
});
