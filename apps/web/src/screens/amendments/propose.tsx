import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { AmendmentList, AmendmentView, TaskView } from '#contracts';
import { FieldForm } from '../../act/field-form.js';
import { amendmentsQuery } from '../../api/amendment-queries.js';
import { taskQuery } from '../../api/queries.js';
import { useVersionedAct } from '../../api/use-versioned-act.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme } from '../../frame/programme.js';
import { paths } from '../../paths.js';
import dossier from '../case/case.module.css';
import { fieldsFor, proposalOf, startOf } from './content.js';
import { form } from './texts.js';

/** A unit asks for a new task, or for a change of the task that the address names. */
export function Component() {
  const [params] = useSearchParams();
  const taskId = params.get('nhiemvu');
  const task = useQuery({ ...taskQuery(taskId ?? ''), enabled: taskId !== null });
  const mine = useQuery(amendmentsQuery({ pageSize: 1 }));
  const { programme, programmes } = useProgramme();
  usePageTitle(task.data ? form.titleChange(task.data.code) : form.titleNew);
  const error = task.error ?? mine.error;
  if (error) return <ProblemNote error={error} />;
  if (mine.data === undefined || (taskId !== null && task.data === undefined) || programmes.length === 0) {
    return <Bones rows={8} />;
  }
  if (mine.data.mayProposeFor.length === 0) {
    return (
      <>
        <h1>{form.titleNew}</h1>
        <Empty act={<Link to={paths.amendments}>{form.toAmendments}</Link>}>{form.nobody}</Empty>
      </>
    );
  }
  return (
    <Proposal
      task={task.data ?? null}
      programme={programme ?? programmes[0]!.code}
      programmes={Object.fromEntries(programmes.map(({ code, shortName }) => [code, shortName]))}
      units={mine.data.mayProposeFor}
    />
  );
}

interface Props {
  task: TaskView | null;
  programme: string;
  programmes: Readonly<Record<string, string>>;
  units: AmendmentList['mayProposeFor'];
}

function Proposal({ task, programme, programmes, units }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const sending = useVersionedAct<AmendmentView>(null, ['amendments'], ({ id }) => {
    say(form.saved);
    void navigate(paths.amendment(id));
  });
  const names = Object.fromEntries(units.map(({ code, name }) => [code, name]));
  const fields = fieldsFor(task, { units: names, programmes });
  const codes = units.map(({ code }) => code);
  return (
    <section className={dossier.card}>
      <h1>{task === null ? form.titleNew : form.titleChange(task.code)}</h1>
      {task !== null && <p>{task.title}</p>}
      <FieldForm
        title={task === null ? form.titleNew : task.title}
        headed={false}
        hint={task === null ? form.hintNew : form.hintChange}
        fields={fields}
        start={startOf(task, programme, codes)}
        send={form.send}
        pending={sending.isPending}
        error={sending.error}
        onSend={(typed) =>
          sending.mutate({ path: '/api/amendments', body: proposalOf(task, programme, fields, typed) })
        }
      />
    </section>
  );
}
