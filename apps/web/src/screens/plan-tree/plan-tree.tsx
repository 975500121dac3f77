import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { InheritedTarget, PlanNode, PlannedTask, PlanTree } from '#contracts';
import { planTreeQuery } from '../../api/plan-tree-query.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { useProgramme } from '../../frame/programme.js';
import { opensRow } from '../../keys/rows.js';
import { ListHead } from '../../list/list-head.js';
import { paths } from '../../paths.js';
import { documentOf } from '../amendment/document.js';
import styles from './plan-tree.module.css';
import { KIND_WORD, STATUS_WORD, TASK_WORD, texts } from './texts.js';

/** From the programme through its plans to the tasks; what no document says is shown as missing. */
export function Component() {
  const { programme, programmes } = useProgramme();
  const code = programme ?? programmes[0]?.code ?? '';
  const tree = useQuery({ ...planTreeQuery(code), enabled: code !== '' });
  return (
    <>
      <ListHead
        title={texts.title}
        count={
          tree.data &&
          texts.counts(tree.data.counts.tasks, tree.data.counts.inPlans, tree.data.counts.targets)
        }
      />
      <p className={styles.quiet}>{texts.about}</p>
      {tree.error && <ProblemNote error={tree.error} onRetry={() => void tree.refetch()} />}
      {tree.isPending && <Bones rows={8} />}
      {tree.data && <Tree tree={tree.data} />}
    </>
  );
}

function Tree({ tree }: { tree: PlanTree }) {
  const { name, years, document, missing, plans, direct, targets, programme } = tree;
  return (
    <section className={styles.programme}>
      <h2>{name}</h2>
      <p className={styles.quiet}>
        {[
          years === null ? null : texts.years(years.from, years.to),
          document === null || document.number === null ? null : documentOf(document),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {missing !== null && <p className={styles.missing}>{missing}</p>}
      <Targets title={texts.allTargets(targets.length)} targets={targets} programme={programme} />
      <ul className={styles.tree}>
        {plans.map((plan) => (
          <Plan key={`${plan.kind} ${plan.year} ${plan.title}`} plan={plan} programme={programme} />
        ))}
        <li className={styles.node}>
          <details open={direct.length > 0 && direct.length <= 20}>
            <summary>{texts.direct(direct.length)}</summary>
            <Tasks tasks={direct} />
          </details>
        </li>
      </ul>
    </section>
  );
}

function Plan({ plan, programme }: { plan: PlanNode; programme: string }) {
  const { kind, title, status, document, cycle, missing, tasks, targets } = plan;
  return (
    <li className={styles.node}>
      <p className={styles.line}>
        <span className={styles.kind}>{KIND_WORD[kind]}</span>
        <strong>{title}</strong>
        <span className={status === 'missing' ? styles.missing : styles.quiet}>{STATUS_WORD[status]}</span>
        {cycle !== null && <Link to={paths.cycle(cycle)}>{texts.cycle}</Link>}
      </p>
      <div className={styles.inner}>
        {document !== null && <p className={styles.quiet}>{documentOf(document)}</p>}
        {missing !== null && <p className={styles.missing}>{missing}</p>}
        <Targets title={texts.targets(targets.length)} targets={targets} programme={programme} />
        {status !== 'missing' && tasks.length === 0 && <p className={styles.quiet}>{texts.noTasks}</p>}
        {tasks.length > 0 && (
          <details open={tasks.length <= 20}>
            <summary>{texts.tasks(tasks.length)}</summary>
            <Tasks tasks={tasks} />
          </details>
        )}
      </div>
    </li>
  );
}

interface TargetsProps {
  title: string;
  targets: readonly InheritedTarget[];
  programme: string;
}

function Targets({ title, targets, programme }: TargetsProps) {
  if (targets.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>{title}</summary>
      <ul>
        {targets.map(({ code, name, target, origin }) => (
          <li key={code}>
            <Link to={paths.indicator(code, programme)}>{name}</Link>: {target}
            {origin === 'entered' && <span className={styles.quiet}> ({texts.entered})</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Tasks({ tasks }: { tasks: readonly PlannedTask[] }) {
  return (
    <ul>
      {tasks.map(({ id, code, title, status, leads, nextDue }) => (
        <li key={id}>
          <Link to={paths.task(id)} {...opensRow}>
            <strong>{code}</strong> {title}
          </Link>{' '}
          <span className={styles.quiet}>
            {[
              TASK_WORD[status],
              leads.length === 0 ? texts.noLead : leads.map(({ name }) => name).join(', '),
              nextDue === null ? texts.noDue : texts.due(formatDate(nextDue)),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
