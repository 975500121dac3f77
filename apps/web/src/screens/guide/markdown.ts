/** The little Markdown that the guides are written in, as data: none of it ever becomes HTML by itself. */

export type Span = { text: string; bold?: true; to?: string };

export type Block =
  | { kind: 'heading'; level: number; spans: Span[] }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'picture'; words: string; source: string };

const HEADING = /^(#{1,3}) +(.+)$/;
const ITEM = /^(?:(\d+)\.|-) +(.+)$/;
const PICTURE = /^!\[([^\]]+)\]\(([^)\s]+)\)$/;
const SPAN = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** Headings, paragraphs, lists of one level and pictures; a line that goes on belongs to what is above it. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const part of markdown.trim().split(/\n\s*\n/)) {
    let lines: string[] = [];
    const paragraph = () => {
      if (lines.length > 0) blocks.push({ kind: 'paragraph', spans: spansOf(lines.join(' ')) });
      lines = [];
    };
    const items: { ordered: boolean; text: string }[] = [];
    for (const line of part.split('\n').map((one) => one.trim())) {
      const heading = HEADING.exec(line);
      const picture = PICTURE.exec(line);
      const item = ITEM.exec(line);
      const last = items.at(-1);
      if (heading) blocks.push({ kind: 'heading', level: heading[1]!.length, spans: spansOf(heading[2]!) });
      else if (picture) blocks.push({ kind: 'picture', words: picture[1]!, source: picture[2]! });
      else if (item) items.push({ ordered: item[1] !== undefined, text: item[2]! });
      else if (last) last.text += ` ${line}`;
      else lines.push(line);
    }
    paragraph();
    const [first] = items;
    if (first)
      blocks.push({
        kind: 'list',
        ordered: first.ordered,
        items: items.map(({ text }) => spansOf(text)),
      });
  }
  return blocks;
}

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(SPAN)) {
    if (found.index > from) spans.push({ text: text.slice(from, found.index) });
    const [whole, bold, words, to] = found;
    spans.push(bold === undefined ? { text: words!, to: to! } : { text: bold, bold: true });
    from = found.index + whole.length;
  }
  if (from < text.length) spans.push({ text: text.slice(from) });
  return spans;
}

export function plainOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}
