import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CycleView, SubmissionView } from '#contracts';
import { cycleQuery, readSubmission, submissionQuery } from '../../api/cycle-queries.js';
import { Absent } from '../../feedback/absent.js';
import { Empty } from '../../feedback/empty.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import { ActButtons } from '../cycle/acts/act-buttons.js';
import type { CycleAct } from '../cycle/acts/acts.js';
import { AnswerMark } from '../cycle/marks.js';
import { Answer } from './answer.js';
import { Editor } from './editor.js';
import { History } from './history.js';
import { PlanSheet } from './plan-sheet.js';
import styles from './submission.module.css';
import { texts } from './texts.js';

/** One unit's form in one stage: filled in by the unit, taken or sent back by the office. */
export function Component() {
  const { cycleId = '', unit = '' } = useParams();
  const [params] = useSearchParams();
  const cycle = useQuery(cycleQuery(cycleId));
  const stage = params.get('buoc') ?? stageFor(cycle.data, unit);
  if (cycle.error || cycle.data === undefined) {
    return <Absent of={cycle} act={<Link to={paths.cycles}>{texts.loading}</Link>} />;
  }
  if (stage === null) return <Empty>{texts.noStage}</Empty>;
  return <Loaded key={`${cycleId} ${unit} ${stage}`} cycle={cycle.data} unit={unit} stage={stage} />;
}

/** Without a stage in the address: the one that waits for this unit, else the first that is answered by a form. */
function stageFor(cycle: CycleView | undefined, unit: string): string | null {
  if (cycle === undefined) return null;
  const mine = cycle.mine.find((one) => one.unit.code === unit);
  const answered = cycle.stages.filter(({ form }) => form !== null);
  const open = answered.find(({ status }) => status === 'open') ?? answered[0];
  return mine?.stage ?? open?.id ?? null;
}

function Loaded({ cycle, unit, stage }: { cycle: CycleView; unit: string; stage: string }) {
  const found = useQuery(submissionQuery(cycle.id, unit, stage));
  usePageTitle(
    found.data === undefined ? texts.loading : `${found.data.unit.name}: ${found.data.form.title}`,
  );
  if (found.data !== undefined) return <Sheet cycle={cycle} view={found.data} />;
  return <Absent of={found} act={<Link to={paths.cycle(cycle.id)}>{cycle.title}</Link>} />;
}

function Sheet({ cycle, view }: { cycle: CycleView; view: SubmissionView }) {
  const { stage, unit, status, round, form, mayEdit } = view;
  // A new editor for each round: it begins with what the server then has.
  const [sent, setSent] = useState(0);
  const client = useQueryClient();
  const hasRows = form.fields.some(({ kind }) => kind === 'rows');
  const sentBack = status === 'returned' ? view.history.at(-1)?.returned : undefined;
  return (
    <article className={`${styles.sheet} ${hasRows ? styles.broad : ''}`}>
      <header className={styles.head}>
        <p className={styles.line}>
          <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link>
          <AnswerMark status={status} />
          {round > 0 && <span className={styles.quiet}>{texts.round(round)}</span>}
        </p>
        <h1>
          {form.title} – {unit.name}
        </h1>
        <p>
          {stage.name}
          {stage.legalDue !== null && `. ${texts.due(formatDateWithWeekday(stage.legalDue))}.`}
        </p>
      </header>
      {sentBack != null && (
        <div className={styles.sentBack}>
          <strong>{texts.rework}</strong>
          <p className={styles.words}>{sentBack}</p>
          {view.reworkDue !== null && <p>{texts.again(formatDateWithWeekday(view.reworkDue))}</p>}
        </div>
      )}
      <MoreTime view={view} />
      {(status === 'submitted' || view.mayRefuseMoreTime) && <OfficeActs cycle={cycle} view={view} />}
      {mayEdit && isPlan(cycle, form) && (
        <PlanSheet
          cycleId={cycle.id}
          stage={stage.id}
          onSaved={async () => {
            await client.invalidateQueries({ queryKey: ['cycle', cycle.id] });
            setSent(sent + 1);
          }}
        />
      )}
      {mayEdit ? (
        <Editor key={`${sent} ${round}`} view={view} onSent={() => setSent(sent + 1)} />
      ) : (
        <section className={styles.card} aria-label={form.title}>
          <p className={styles.quiet}>{readOnlyBecause(view)}</p>
          {round > 0 && <Answer form={form} content={view.content} />}
        </section>
      )}
      {status !== 'submitted' && !view.mayRefuseMoreTime && <OfficeActs cycle={cycle} view={view} />}
      <History history={view.history} />
    </article>
  );
}

/** The form that holds the tasks of an annual plan: it can also be filled in from a sheet. */
function isPlan({ kind }: CycleView, { fields }: SubmissionView['form']): boolean {
  return kind === 'annual-plan' && fields.some((field) => field.kind === 'rows' && field.id === 'nhiem-vu');
}

/** What the unit has asked for, and what was said to it. */
function MoreTime({ view: { moreTime } }: { view: SubmissionView }) {
  if (moreTime === null) return null;
  const { due, on, by, status, reason, refusal } = moreTime;
  return (
    <section className={styles.card} aria-label={texts.moreTime}>
      <p>
        <strong>{texts.moreTimeAsked(formatDateWithWeekday(due))}</strong>{' '}
        <span className={styles.quiet}>{texts.moreTimeBy(by, formatDate(on))}</span>
      </p>
      {reason !== null && <p className={styles.words}>{reason}</p>}
      <p>{status === 'asked' ? texts.moreTimeWaits : texts.moreTimeRefused}</p>
      {refusal !== null && <p className={styles.words}>{refusal}</p>}
    </section>
  );
}

function readOnlyBecause({ stage, round }: SubmissionView): string {
  if (round === 0) return texts.nothing;
  return stage.status === 'closed' ? texts.closed : texts.readOnly;
}

/** Of these the server has said whether this person may. */
const OWN_RIGHT: ReadonlySet<CycleAct> = new Set(['ask-more-time', 'refuse-more-time']);

/** What the office may do with this answer, and the unit's head about who answers; absent for everybody else. */
function OfficeActs({ cycle, view }: { cycle: CycleView; view: SubmissionView }) {
  const { memberships } = useMe();
  const { stage, unit, status, round } = view;
  const open = stage.status === 'open' && cycle.status === 'running';
  const fits: Partial<Record<CycleAct, boolean>> = {
    'accept-submission': open && status === 'submitted',
    'return-submission': open && status === 'submitted',
    'extend-stage': view.mayRefuseMoreTime,
    'refuse-more-time': view.mayRefuseMoreTime,
    'ask-more-time': view.mayAskMoreTime,
    'excuse-unit': open && (status === 'asked' || status === 'returned'),
    'name-focal': cycle.status !== 'closed',
  };
  // A head names the focal person of the own unit only, which the cycle as a whole does not tell.
  const isHead = memberships.some((one) => one.role === 'head' && one.unit.code === unit.code);
  const may = (act: CycleAct) =>
    OWN_RIGHT.has(act) || cycle.allowed.includes(act) || (act === 'name-focal' && isHead);
  const acts = (Object.keys(fits) as CycleAct[]).filter((act) => fits[act] && may(act));
  if (acts.length === 0) return null;
  return (
    <section className={styles.acts} aria-label={texts.acts}>
      <ActButtons
        main={status === 'submitted'}
        cycleId={cycle.id}
        version={view.cycle.version}
        acts={acts}
        about={{ stage, unit: unit.code, ...(view.moreTime && { typed: { due: view.moreTime.due } }) }}
        stillSo={async () => {
          const now = await readSubmission(cycle.id, unit.code, stage.id);
          return now.status === status && now.round === round && now.stage.status === stage.status;
        }}
      />
    </section>
  );
}
