import { useQuery } from '@tanstack/react-query';
import type { CycleTemplateView } from '#contracts';
import { templatesQuery } from '../../api/cycle-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import list from '../../list/list.module.css';
import { Authority } from './authority.js';
import { Template } from './template.js';
import styles from './templates.module.css';
import { texts } from './texts.js';

/** What cycles are made from, version by version, and who decides; to be read. */
export function Component() {
  usePageTitle(texts.title);
  const { programme, programmes } = useProgramme();
  const templates = useQuery(templatesQuery);
  const items = (templates.data?.items ?? []).filter(
    (one) => programme === null || one.programme === programme,
  );
  const nameOf = (code: string) => programmes.find((one) => one.code === code)?.shortName ?? code;
  const groups = [...new Set(items.map((one) => one.programme))];
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {templates.error && <ProblemNote error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && <Bones rows={6} />}
      {templates.data && items.length === 0 && <Empty>{texts.none}</Empty>}
      {groups.map((code) => (
        <section key={code} className={styles.group} aria-label={`${texts.templates}: ${nameOf(code)}`}>
          <h2>
            {texts.templates}: {nameOf(code)}
          </h2>
          {currentFirst(items.filter((one) => one.programme === code)).map((one) => (
            <Template key={`${one.kind} ${one.version}`} one={one} />
          ))}
        </section>
      ))}
      <Authority programme={programme} />
    </>
  );
}

/** Kind by kind as they came, of each the version that counts before the older ones. */
function currentFirst(items: readonly CycleTemplateView[]): CycleTemplateView[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const rank = ({ kind, current }: CycleTemplateView) => kinds.indexOf(kind) * 2 + (current ? 0 : 1);
  return [...items].sort((a, b) => rank(a) - rank(b));
}
