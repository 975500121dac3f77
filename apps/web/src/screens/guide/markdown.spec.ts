import { describe, expect, it } from '@jest/globals';
import { blocksOf, plainOf } from './markdown.js';

describe('the Markdown of the guides', () => {
  it('knows headings, paragraphs, lists and pictures', () => {
    const text = [
      '# Cán bộ',
      '',
      'Một đoạn',
      'hai dòng.',
      '',
      '## Tiếp nhận',
      '',
      '1. Bấm **Tiếp nhận**.',
      '2. Xem',
      '   kết quả.',
      '',
      '- Một ý',
      '',
      '![Danh sách](../pictures/a.png)',
    ].join('\n');
    expect(blocksOf(text)).toEqual([
      { kind: 'heading', level: 1, spans: [{ text: 'Cán bộ' }] },
      { kind: 'paragraph', spans: [{ text: 'Một đoạn hai dòng.' }] },
      { kind: 'heading', level: 2, spans: [{ text: 'Tiếp nhận' }] },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: 'Bấm ' }, { text: 'Tiếp nhận', bold: true }, { text: '.' }],
          [{ text: 'Xem kết quả.' }],
        ],
      },
      { kind: 'list', ordered: false, items: [[{ text: 'Một ý' }]] },
      { kind: 'picture', words: 'Danh sách', source: '../pictures/a.png' },
    ]);
  });

  it('reads links within a sentence', () => {
    const [block] = blocksOf('Xem [cán bộ](can-bo.md) trước.');
    expect(block).toEqual({
      kind: 'paragraph',
      spans: [{ text: 'Xem ' }, { text: 'cán bộ', to: 'can-bo.md' }, { text: ' trước.' }],
    });
    expect(block?.kind === 'paragraph' && plainOf(block.spans)).toBe('Xem cán bộ trước.');
  });

  it('keeps markup of other kinds as words', () => {
    expect(blocksOf('<b onclick="x">a</b> *b*')).toEqual([
      { kind: 'paragraph', spans: [{ text: '<b onclick="x">a</b> *b*' }] },
    ]);
  });
});
