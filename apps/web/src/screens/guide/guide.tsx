import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { NotFound } from '../../frame/route-problem.js';
import { paths } from '../../paths.js';
import { Blocks, Contents } from './blocks.js';
import styles from './guide.module.css';
import { blocksOf } from './markdown.js';
import { GUIDE_WORD, texts } from './texts.js';

/** The committed guides, each a file of its own that is loaded when it is read. */
const FILES = import.meta.glob<string>('../../../../../docs/huong-dan/*.md', {
  query: '?raw',
  import: 'default',
});
const FOLDER = '../../../../../docs/huong-dan';

/** `/huong-dan` says which guide is whose; `/huong-dan/can-bo` is one of them. */
export function Component() {
  usePageTitle(texts.title);
  const { guide = 'README' } = useParams();
  const load = FILES[`${FOLDER}/${guide}.md`];
  const text = useQuery({
    queryKey: ['guide', guide],
    queryFn: () => load!(),
    enabled: load !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (load === undefined) return <NotFound />;
  const blocks = text.data === undefined ? [] : blocksOf(text.data);
  return (
    <>
      <nav aria-label={texts.whose} className={styles.whose}>
        {Object.entries(GUIDE_WORD).map(([name, word]) => (
          <Link key={name} to={paths.guide(name)} aria-current={name === guide ? 'page' : undefined}>
            {word}
          </Link>
        ))}
      </nav>
      {text.error && <ProblemNote error={text.error} onRetry={() => void text.refetch()} />}
      {text.isPending && <Bones rows={6} />}
      <article className={styles.guide}>
        <Blocks of={blocks.slice(0, 2)} />
        <Contents of={blocks} />
        <Blocks of={blocks.slice(2)} />
      </article>
    </>
  );
}
