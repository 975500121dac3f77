import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import type { IndicatorView } from '#contracts';
import { indicatorQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { paths } from '../../paths.js';
import { StandingMark } from '../indicators/standing-mark.js';
import { Baselines, Facts } from './facts.js';
import styles from './indicator.module.css';
import { Manage } from './manage.js';
import { RecordForm } from './record-form.js';
import { Allocations, FollowUps, Tasks, Values } from './recorded.js';
import { texts } from './texts.js';

const Chart = lazy(() => import('./chart.js'));

/** One indicator: how it stands and why, what it should be, what has been recorded, and the form to record more. */
export function Component() {
  const { code = '' } = useParams();
  const { programme } = useProgramme();
  const indicator = useQuery(indicatorQuery(code, programme));
  usePageTitle(indicator.data ? `${code} ${indicator.data.name}` : code);
  const { data } = indicator;
  return (
    <>
      <p>
        <Link to={withProgramme(paths.indicators, data?.programme ?? programme)}>← {texts.back}</Link>
      </p>
      {indicator.error && <ProblemNote error={indicator.error} onRetry={() => void indicator.refetch()} />}
      {indicator.isPending && <Bones />}
      {data && <Shown indicator={data} />}
    </>
  );
}

function Shown({ indicator }: { indicator: IndicatorView }) {
  const { code, name, judgement, target, path, mayRecordFor } = indicator;
  return (
    <>
      <div className={styles.head}>
        <h1>
          {code}. {name}
        </h1>
        <StandingMark judgement={judgement} />
      </div>
      <div className={styles.because}>
        {judgement.because.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className={styles.columns}>
        <div>
          {typeof target.value === 'number' && (
            <section className={styles.section} aria-label={texts.chart}>
              <h2>{texts.chart}</h2>
              <Suspense fallback={<Bones rows={5} />}>
                <Chart indicator={indicator} />
              </Suspense>
              {!judgement.because.includes(path.because) && <p className={styles.quiet}>{path.because}</p>}
            </section>
          )}
          <Values indicator={indicator} />
          <Allocations indicator={indicator} />
          <FollowUps indicator={indicator} />
          {indicator.mayManage && <Manage key={`m${indicator.version}`} indicator={indicator} />}
          {mayRecordFor.length > 0 && <RecordForm key={indicator.version} indicator={indicator} />}
        </div>
        <div>
          <Facts indicator={indicator} />
          <Baselines indicator={indicator} />
          <Tasks indicator={indicator} />
        </div>
      </div>
    </>
  );
}
