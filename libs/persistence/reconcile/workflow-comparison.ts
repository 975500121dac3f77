import { compareWorkflows } from './compare-workflows.js';
import type { ExpectedWorkflow, ExpectedWorkflows } from './expected-workflows.js';

/** What runs, as Temporal says. */
export interface RunningWorkflows {
  /** Ids of all running ones; may lag behind by moments. */
  list(): Promise<ReadonlySet<string>>;
  /** Certain. `never`: nothing ran under this id as far as this Temporal remembers. */
  state(id: string): Promise<'running' | 'ended' | 'never'>;
}

/** Should run and certainly does not. */
export interface MissingWorkflow {
  workflow: ExpectedWorkflow;
  before: 'ended' | 'never';
}

export interface ComparedWorkflows {
  /**
   * This Temporal knows nothing of the installation: it came up empty, and what is missing is rebuilt, not repaired.
   * Programmes tell: they are started by nobody but the reconciler, and after everything else.
   */
  empty: boolean;
  missing: MissingWorkflow[];
  /** Ids of those that run, and nothing in the record asks for them. */
  surplus: string[];
}

/** So many are asked about at once. */
const AT_ONCE = 16;

/** The one comparison of the record with Temporal: what the worker mends by, and what `dondoc reconcile` reports. */
export class WorkflowComparison {
  constructor(private readonly expected: ExpectedWorkflows) {}

  async compare(running: RunningWorkflows): Promise<ComparedWorkflows> {
    const list = await running.list();
    const unsettled = await this.expected.unsettled();
    const expected = await this.expected.all();
    const { missing, surplus } = compareWorkflows(expected, unsettled, list);
    const states = await statesOf([...missing.map(({ id }) => id), ...surplus], running);
    return {
      empty: await isEmpty(expected, running),
      missing: missing.flatMap((workflow) => {
        const before = states.get(workflow.id)!;
        return before === 'running' ? [] : [{ workflow, before }];
      }),
      surplus: surplus.filter((id) => states.get(id) === 'running'),
    };
  }
}

async function isEmpty(expected: readonly ExpectedWorkflow[], running: RunningWorkflows): Promise<boolean> {
  for (const { of, id } of expected) {
    if (of === 'programme' && (await running.state(id)) !== 'never') return false;
  }
  return true;
}

type State = Awaited<ReturnType<RunningWorkflows['state']>>;

async function statesOf(ids: readonly string[], running: RunningWorkflows): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const some = ids.slice(i, i + AT_ONCE);
    const answers = await Promise.all(some.map((id) => running.state(id)));
    for (const [nth, id] of some.entries()) states.set(id, answers[nth]!);
  }
  return states;
}
