import { Fragment } from 'react';
import { Link } from 'react-router';
import { fold } from '../../format/fold.js';
import { paths } from '../../paths.js';
import styles from './guide.module.css';
import { type Block, plainOf, type Span } from './markdown.js';
import { texts } from './texts.js';

const PICTURES = import.meta.glob<string>('../../../../../docs/pictures/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

type Heading = Extract<Block, { kind: 'heading' }>;

export function Blocks({ of }: { of: readonly Block[] }) {
  return of.map((block) => <One key={keyOf(block)} block={block} />);
}

/** What the guide tells how to do, when it is more than a screen. */
export function Contents({ of }: { of: readonly Block[] }) {
  const jobs = of.filter((block): block is Heading => block.kind === 'heading' && block.level === 2);
  if (jobs.length < 3) return null;
  return (
    <nav className={styles.contents} aria-label={texts.contents}>
      {texts.contents}:
      <ul>
        {jobs.map(({ spans }) => (
          <li key={idOf(spans)}>
            <Link to={`#${idOf(spans)}`}>{plainOf(spans)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function One({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h1>
          <Spans of={block.spans} />
        </h1>
      ) : (
        <h2 id={idOf(block.spans)}>
          <Spans of={block.spans} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Spans of={block.spans} />
        </p>
      );
    case 'list': {
      const items = block.items.map((spans) => (
        <li key={plainOf(spans)}>
          <Spans of={spans} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'picture':
      return (
        <figure className={styles.picture}>
          <img src={pictureOf(block.source)} alt={block.words} loading="lazy" />
          <figcaption>{block.words}</figcaption>
        </figure>
      );
  }
}

function Spans({ of }: { of: readonly Span[] }) {
  // The same word may stand twice in a sentence: each part is known by where it begins.
  let at = 0;
  return of.map(({ text, bold, to }) => {
    const key = at;
    at += text.length;
    if (bold) return <strong key={key}>{text}</strong>;
    if (to === undefined) return <Fragment key={key}>{text}</Fragment>;
    return (
      <Link key={key} to={addressOf(to)}>
        {text}
      </Link>
    );
  });
}

/** A guide says nothing twice. */
function keyOf(block: Block): string {
  switch (block.kind) {
    case 'list':
      return block.items.map(plainOf).join();
    case 'picture':
      return block.source;
    default:
      return plainOf(block.spans);
  }
}

/** `can-bo.md` stands beside this guide in the repository, and under the same name on the page. */
function addressOf(file: string): string {
  const name = file.replace(/\.md$/, '');
  return name === 'README' ? paths.guides : paths.guide(name);
}

function pictureOf(source: string): string | undefined {
  const name = source.slice(source.lastIndexOf('/'));
  return Object.entries(PICTURES).find(([path]) => path.endsWith(name))?.[1];
}

function idOf(spans: readonly Span[]): string {
  return fold(plainOf(spans)).replace(/[^a-z0-9]+/g, '-');
}
