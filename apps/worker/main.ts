import { Runtime } from '@temporalio/worker';
import { OperatorError, parseEnv } from '#contracts';
import { createLogger, Shutdown, startTracing, withSecrets } from '#platform';
import { startEngine } from './engine.js';
import { workerSettings } from './settings.js';
import { runtimeOptions } from './temporal/runtime-options.js';

/** Longer than the worker's own grace, which lets an activity in hand end. */
const STEP_LIMIT_MS = 45_000;

const env = readEnv();
const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
const shutdown = new Shutdown(logger, STEP_LIMIT_MS);

// Signals have one owner: the shutdown above, not the SDK.
Runtime.install({ shutdownSignals: [], ...runtimeOptions(logger, env) });
shutdown.onSignals(process, (code) => process.exit(code));
process.on('unhandledRejection', fail);
process.on('uncaughtException', fail);

const tracing = await startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, 'worker');
if (tracing) shutdown.add('traces', () => tracing.close());

try {
  await startEngine(workerSettings(env), logger, shutdown, fail);
  logger.info('the worker polls');
  process.send?.({ type: 'ready' });
} catch (error) {
  await shutdown.run();
  fail(error);
}

function fail(error: unknown): void {
  logger.error('the worker ends', { action: error instanceof OperatorError ? error.action : null }, error);
  process.exit(1);
}

function readEnv() {
  try {
    return parseEnv(withSecrets(process.env));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}
