import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'docs/huong-dan');
const MOST_WORDS = 1300;
const MOST_BYTES = 150 * 1024;
/** A contact sheet holds many screens; nobody loads it with a page. */
const MOST_SHEET_BYTES = 400 * 1024;

const guides = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

/** Where people read words: the page with what it calls states, and the mails. */
const SAID_BY = ['apps/web/src', 'libs/contracts/words', 'libs/mail'];

/** Every text that the page and the mails can say, `…` standing for what is put in. */
function said(): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…'));
    ts.forEachChild(node, visit);
  };
  for (const folder of SAID_BY)
    for (const path of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(path) || /\.spec\.ts$|\bfixtures\b/.test(path)) continue;
      visit(
        ts.createSourceFile(path, readFileSync(join(ROOT, folder, path), 'utf8'), ts.ScriptTarget.Latest),
      );
    }
  return texts;
}

const exact = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a guide may quote: a whole text, what stands before its colon or bracket, or one with something put in. */
function finder(texts: readonly string[]): (quote: string) => boolean {
  const heads = texts.flatMap((text) => /^(?:\[[^\]]+\]|[^:.([]+(?=[:.]| \())/u.exec(text)?.[0] ?? []);
  const whole = new Set([...texts.map((text) => text.trim()), ...heads]);
  const filled = texts
    .filter((text) => text.includes('…') && text.replace(/[…\s\p{P}]/gu, '').length >= 5)
    .map((text) => new RegExp(`^${exact(text.trim()).replaceAll('…', '.+')}$`, 'su'));
  return (quote) =>
    whole.has(quote) ||
    whole.has(quote.replace(/[.:]$/, '')) ||
    filled.some((pattern) => pattern.test(quote));
}

describe('the guides', () => {
  const isSaid = finder(said());

  it('know when a word is not on the page', () => {
    expect(isSaid('Tiếp nhận')).toBe(true);
    expect(isSaid('Tiếp nhận 3 việc')).toBe(true);
    expect(isSaid('[Giao việc]')).toBe(true);
    expect(isSaid('Bấm vào đây')).toBe(false);
    expect(isSaid('Tiếp')).toBe(false);
  });

  it.each(guides)('$name quotes only words of the page and the mails', ({ text }) => {
    const quoted = [...text.matchAll(/\*\*([\s\S]+?)\*\*/g)].map((found) => found[1]!.replace(/\s+/g, ' '));
    expect(quoted.length).toBeGreaterThan(0);
    expect([...new Set(quoted)].filter((quote) => !isSaid(quote))).toEqual([]);
  });

  it.each(guides)('$name is short, and leads only to what is there', ({ text }) => {
    expect(text.split(/\s+/).length).toBeLessThan(MOST_WORDS);
    const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map((found) => join(FOLDER, found[1]!));
    expect(targets.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('are all named by the page and by the first of them', () => {
    const names = guides.map(({ name }) => name.replace('.md', '')).filter((name) => name !== 'README');
    const word = readFileSync(join(ROOT, 'apps/web/src/screens/guide/texts.ts'), 'utf8');
    for (const name of names) {
      expect(word).toContain(`'${name}':`);
      expect(readFileSync(join(FOLDER, 'README.md'), 'utf8')).toContain(`(${name}.md)`);
    }
  });

  it('have small pictures', () => {
    const folder = join(ROOT, 'docs/pictures');
    const most = (name: string) => (name.endsWith('.webp') ? MOST_SHEET_BYTES : MOST_BYTES);
    const large = readdirSync(folder).filter((name) => statSync(join(folder, name)).size > most(name));
    expect(large).toEqual([]);
  });
});
