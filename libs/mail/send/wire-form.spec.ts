import { describe, expect, it } from '@jest/globals';
import { wireForm } from './wire-form.js';

describe('the wire form of a message', () => {
  it.each([
    ['', '\r\n'],
    ['a', 'a\r\n'],
    ['a\r\n', 'a\r\n'],
    ['a\r\n\r\nb\r\n', 'a\r\n\r\nb\r\n'],
    ['.a\r\n', '..a\r\n'],
    ['a\r\n.\r\nb\r\n', 'a\r\n..\r\nb\r\n'],
    ['a\r\n..b\r\n', 'a\r\n...b\r\n'],
    ['a\n.\nb\n', 'a\r\n..\r\nb\r\n'],
    ['a\r.\rb\r', 'a\r\n..\r\nb\r\n'],
    ['a\r\r\nb', 'a\r\n\r\nb\r\n'],
    ['a\n\rb', 'a\r\n\r\nb\r\n'],
    ['a\r\n.', 'a\r\n..\r\n'],
    ['a.b\r\nc.\r\n', 'a.b\r\nc.\r\n'],
  ])('%j → %j', (source, expected) => {
    expect(wireForm(Buffer.from(source)).toString()).toBe(expected);
  });

  it('keeps every other byte, and copies nothing that is right', () => {
    const bytes = Buffer.from([...Array(256).keys()].filter((byte) => byte !== 10 && byte !== 13));
    expect(wireForm(bytes).subarray(0, -2).equals(bytes)).toBe(true);
    const right = Buffer.from('Việc đến hạn\r\n');
    expect(wireForm(right)).toBe(right);
  });

  it('never holds the end of a message, whatever the source', () => {
    const parts = ['\r', '\n', '.', 'x', '\r\n', '\r\n.\r\n', '\n.\r\n', '\r.\r\n'];
    for (const a of parts)
      for (const b of parts)
        for (const c of parts)
          for (const d of parts) {
            const wire = `\r\n${wireForm(Buffer.from(a + b + c + d)).toString('latin1')}`;
            expect(wire).not.toMatch(/(?:^|[\r\n])\.[\r\n]/);
            expect(wire.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          }
  });
});
