import type { Headers, WorkflowInterceptors } from '@temporalio/workflow';
import { HEADER_TRACEPARENT } from '#contracts/names';

/**
 * Hands the trace of whoever started or woke a workflow on to the activities it then asks for. It only copies a header:
 * no clock, no chance, nothing awaited, so histories replay the same with and without it.
 */
export function interceptors(): WorkflowInterceptors {
  let carried: Headers = {};
  const carry = ({ [HEADER_TRACEPARENT]: traceparent }: Headers) => {
    carried = traceparent === undefined ? {} : { [HEADER_TRACEPARENT]: traceparent };
  };
  // One waking, one trace: what is asked for later, by the workflow's own timers, is nobody's request.
  const taken = () => {
    const headers = carried;
    carried = {};
    return headers;
  };
  return {
    inbound: [
      {
        execute: (input, next) => {
          carry(input.headers);
          return next(input);
        },
        handleSignal: (input, next) => {
          carry(input.headers);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleActivity: (input, next) => next({ ...input, headers: { ...input.headers, ...taken() } }),
        scheduleLocalActivity: (input, next) => next({ ...input, headers: { ...input.headers, ...taken() } }),
      },
    ],
  };
}
