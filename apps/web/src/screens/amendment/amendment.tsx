import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { AmendmentView } from '#contracts';
import { RequestSheet } from '../../act/request-sheet.js';
import { VersionedActs } from '../../act/versioned-acts.js';
import { amendmentPath, amendmentQuery } from '../../api/amendment-queries.js';
import { Absent } from '../../feedback/absent.js';
import form from '../../form/form.module.css';
import { usePageTitle } from '../../frame/page-title.js';
import { paths } from '../../paths.js';
import { STATE_WORD } from '../amendments/texts.js';
import dossier from '../case/case.module.css';
import { fieldsOfAct } from './acts.js';
import { Compare } from './compare.js';
import { Course } from './course.js';
import { documentOf } from './document.js';
import { texts } from './texts.js';

/** One request of a unit: what is and what is asked for, how it went so far, who decides, and what I may do. */
export function Component() {
  const { amendmentId = '' } = useParams();
  const one = useQuery(amendmentQuery(amendmentId));
  usePageTitle(one.data === undefined ? texts.loading : texts.heading(one.data.no, one.data.isNew));
  if (one.data) return <Sheet one={one.data} />;
  return <Absent of={one} />;
}

function Sheet({ one }: { one: AmendmentView }) {
  const { decider } = one;
  return (
    <RequestSheet
      one={one}
      asked={amendmentQuery(one.id)}
      state={STATE_WORD[one.status]}
      about={
        <>
          <span>{texts.heading(one.no, one.isNew)}</span>
          {one.task !== null && <Link to={paths.task(one.task.id)}>{texts.openTask(one.task.code)}</Link>}
        </>
      }
      title={one.title}
      side={
        <>
          <VersionedActs
            one={one}
            path={amendmentPath(one.id)}
            shown={['amendment', one.id]}
            stale={['amendments', 'tasks', 'task']}
            words={texts}
            fieldsOf={(act) => fieldsOfAct(act, one)}
            hintOf={(act) =>
              act === 'decide' ? [...decider.because, texts.level[decider.level]].join(' ') : undefined
            }
          />
          <Course one={one} />
        </>
      }
    >
      <section className={dossier.card}>
        <h2>{texts.compare}</h2>
        <Compare one={one} />
        {one.changedSince.length > 0 && (
          <p className={form.outdated} role="status">
            {texts.changedSince(one.changedSince.join(', '))}
          </p>
        )}
      </section>
      <section className={dossier.card}>
        <h2>{texts.reason}</h2>
        <p className={dossier.words}>{one.reason ?? texts.erased}</p>
        <p className={dossier.quiet}>{one.basis === null ? texts.noBasis : documentOf(one.basis)}</p>
      </section>
    </RequestSheet>
  );
}
