export * from './clock/index.js';
export { withSecrets } from './environment/secret-files.js';
export {
  attempt,
  type Check,
  chainView,
  engineStatus,
  engineTurns,
  readiness,
  TURNS,
  type TurnName,
} from './health/health.js';
export { createLogger, type LogFields, type Logger, type LogLevel, SILENT } from './logger/logger.js';
export { NestLogger } from './logger/nest-logger.js';
export { currentTrace, newTrace, withTrace } from './logger/trace.js';
export { Metrics } from './metrics/metrics.js';
export { Shutdown } from './shutdown/shutdown.js';
export { pingTemporal, reachTemporal } from './temporal/reach.js';
export { runningWorkflows } from './temporal/running-workflows.js';
export { type TemporalTls, temporalTls } from './temporal/tls.js';
export {
  type BegunSpan,
  beginSpan,
  type SpanFields,
  type SpanOptions,
  traced,
  tracedFrom,
} from './tracing/spans.js';
export { startTracing, type Tracing } from './tracing/tracing.js';
