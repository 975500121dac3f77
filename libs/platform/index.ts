export * from './clock/index.js';
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
export { runningWorkflows } from './temporal/running-workflows.js';
