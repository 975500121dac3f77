import 'reflect-metadata';
import { join } from 'node:path';
import { type Env, OperatorError, parseEnv, required } from '#contracts';
import { createLogger, type Logger, Shutdown, startTracing, withSecrets } from '#platform';
import { openApi } from './open.js';

/** The process of the API: reads the environment, opens, listens, and ends with its parent or on a signal. */
const env = readEnv();
const logger = createLogger({ name: 'api', level: env.LOG_LEVEL });
const shutdown = new Shutdown(logger);
shutdown.onSignals(process, (code) => process.exit(code));
process.on('unhandledRejection', (error) => fail(logger, error));
process.on('uncaughtException', (error) => fail(logger, error));

const tracing = await startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, 'api');
if (tracing) shutdown.add('traces', () => tracing.close());

try {
  const app = await openApi(
    { env, databaseUrl: required(env, 'DATABASE_URL'), pageFolder: join(import.meta.dirname, '../../web') },
    logger,
    shutdown,
  );
  // What runs on somebody's machine is for that machine; an installation stands behind a proxy.
  const host = env.DONDOC_EMBEDDED.length > 0 ? '127.0.0.1' : '0.0.0.0';
  await app.listen(env.PORT, host);
  logger.info('the API listens', { port: env.PORT });
} catch (error) {
  await shutdown.run();
  fail(logger, error);
}

function fail(log: Logger, error: unknown): never {
  log.error('the API ends', { action: error instanceof OperatorError ? error.action : null }, error);
  process.exit(1);
}

function readEnv(): Env {
  try {
    return parseEnv(withSecrets(process.env));
  } catch (error) {
    const { message, action } = error as OperatorError;
    process.stderr.write(`${message} ${action ?? ''}\n`);
    process.exit(1);
  }
}
