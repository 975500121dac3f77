import { describe, expect, it } from '@jest/globals';
import { ReplyReader } from './replies.js';

const all = (...chunks: string[]) => {
  const reader = new ReplyReader();
  return chunks.flatMap((chunk) => reader.read(Buffer.from(chunk)));
};

describe('replies', () => {
  it.each([
    ['250 OK\r\n', [[250, '250 OK']]],
    ['250\r\n', [[250, '250']]],
    ['250 \r\n', [[250, '250 ']]],
    ['250 a\n', [[250, '250 a']]],
    ['250-a\r\n250-b\r\n250 c\r\n', [[250, '250-a\n250-b\n250 c']]],
    [
      '250 a\r\n550 b\r\n354 c\r\n',
      [
        [250, '250 a'],
        [550, '550 b'],
        [354, '354 c'],
      ],
    ],
    ['250-a\r\n', []],
    ['25', []],
    ['250 half of i', []],
    ['250taken\r\n', [[null, '250taken']]],
    ['2500 taken\r\n', [[null, '2500 taken']]],
    ['\r\n', [[null, '']]],
    ['250-a\r\n550 b\r\n', [[null, '250-a\n550 b']]],
    ['250-a\r\nrubbish\r\n', [[null, '250-a\nrubbish']]],
  ] as [string, [number | null, string][]][])('%j', (bytes, expected) => {
    expect(all(bytes).map(({ code, text }) => [code, text])).toEqual(expected);
  });

  it('are the same wherever the bytes are cut', () => {
    const whole = '250-đã nhận\r\n250 xong\r\n354 gửi đi\r\n';
    const bytes = Buffer.from(whole);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const reader = new ReplyReader();
      const replies = [...reader.read(bytes.subarray(0, cut)), ...reader.read(bytes.subarray(cut))];
      expect(replies).toEqual(all(whole));
    }
  });

  it('that never end are not kept', () => {
    const reader = new ReplyReader();
    const line = Buffer.from(`250-${'x'.repeat(1_000)}\r\n`);
    const seen = Array.from({ length: 70 }, () => reader.read(line)).flat();
    expect(seen[0]).toMatchObject({ code: null });
  });
});
