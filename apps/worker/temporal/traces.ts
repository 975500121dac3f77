import type { Context } from '@temporalio/activity';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter, type Headers } from '@temporalio/common';
import type { ActivityInterceptors } from '@temporalio/worker';
import { HEADER_TRACEPARENT, WORKFLOW_TYPE } from '#contracts/names';
import { activeTraceparent } from '#persistence';
import { beginSpan, type SpanOptions, traced, tracedFrom } from '#platform';

/** Puts the trace of the caller into what is told to Temporal. */
export const clientTraces: WorkflowClientInterceptor = {
  start: (input, next) =>
    calling(`start ${input.workflowType}`, (headers) =>
      next({ ...input, headers: { ...input.headers, ...headers } }),
    ),
  signalWithStart: (input, next) =>
    calling(`signal ${input.workflowType}`, (headers) =>
      next({ ...input, headers: { ...input.headers, ...headers } }),
    ),
};

/** Activities go on with the trace that their workflow was started or woken with; without one they are not traced. */
export function activityTraces({ info }: Context): ActivityInterceptors {
  return {
    inbound: {
      execute: (input, next) => {
        const { activityType, workflowType, attempt } = info;
        const name = `activity ${activityType}`;
        const options = { kind: 'consumer', fields: { workflow: workflowType ?? '', attempt } } as const;
        if (workflowType === WORKFLOW_TYPE.dispatch) return step(name, options, () => next(input));
        return tracedFrom(traceparentIn(input.headers), name, options, () => next(input));
      },
    },
  };
}

/** A step of a slot is a trace of its own, and nothing it does belongs to it: that is done for thousands of tasks. */
async function step<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const span = beginSpan(name, options);
  let failed: string | undefined = 'failed';
  try {
    const result = await work();
    failed = undefined;
    return result;
  } finally {
    span.end({}, failed);
  }
}

/** Nothing is traced that no request, and no check, stands behind: a slot alone wakes thousands. */
function calling<T>(name: string, call: (headers: Headers) => Promise<T>): Promise<T> {
  if (activeTraceparent() === null) return call({});
  return traced(name, { kind: 'client' }, () =>
    call({ [HEADER_TRACEPARENT]: defaultPayloadConverter.toPayload(activeTraceparent()) }),
  );
}

function traceparentIn({ [HEADER_TRACEPARENT]: payload }: Headers): string | null {
  return payload === undefined ? null : defaultPayloadConverter.fromPayload<string>(payload);
}
