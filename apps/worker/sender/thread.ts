import { parentPort } from 'node:worker_threads';
import { ProgrammerError, parseEnv } from '#contracts';
import { ClockStore, createDataSource, Dispatch, Notifications, Persistence } from '#persistence';
import { AnchoredClock, createLogger, openProgrammeClock, startTracing, withSecrets } from '#platform';
import { workerSettings } from '../settings.js';
import type { Call, Word } from './calls.js';
import { Sender } from './sender.js';

/** Fetching, noting and recording at once; the senders' lock has a connection of its own. */
const DATABASE_CONNECTIONS = 8;
/** No statement of the sender comes near it. */
const STATEMENT_LIMIT_MS = 60_000;
/** Mails end by the thousand in a second; who waits need not hear of each. */
const BEAT_EVERY_MS = 200;

const port = parentPort;
if (port === null) throw new ProgrammerError('the sender runs in a thread of the worker');
const say = (word: Word) => port.postMessage(word);

const env = parseEnv(withSecrets(process.env));
const settings = workerSettings(env);
// Each thread has a tracer of its own.
const tracing = await startTracing(env.OTEL_EXPORTER_OTLP_ENDPOINT, 'worker');
const dataSource = await createDataSource(settings.databaseUrl, {
  poolSize: DATABASE_CONNECTIONS,
  applicationName: 'dondoc sender',
  answerWithinMs: STATEMENT_LIMIT_MS,
  inOrderOfIndexes: true,
}).initialize();
const notifications = Notifications.of(dataSource);
const clock = await openProgrammeClock(new ClockStore(dataSource, notifications), {
  mayBeMoved: settings.allEmbedded,
});
const persistence = new Persistence(dataSource, clock);
const sender = new Sender(
  new Dispatch(persistence, clock, settings.mail),
  clock,
  createLogger({ name: 'worker', level: env.LOG_LEVEL }),
  settings,
);

port.on('message', ({ id, call }: Call) => {
  answer(id, call).then(
    (value) => say({ type: 'done', id, value }),
    (error: Error) => say({ type: 'failed', id, message: error.message, stack: error.stack }),
  );
});
say({ type: 'ready' });

async function answer(id: number, call: Call['call']) {
  switch (call) {
    case 'drain':
      // Whoever asks may have seen a move of the clock that this thread is only about to hear of.
      if (clock instanceof AnchoredClock) await clock.refresh();
      return sender.drain(paced(() => say({ type: 'beat', id })));
    case 'recover':
      return sender.recover();
    case 'close':
      await close();
      return null;
  }
}

function paced(beat: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const now = performance.now();
    if (now - last < BEAT_EVERY_MS) return;
    last = now;
    beat();
  };
}

async function close(): Promise<void> {
  await sender.close();
  await clock.close();
  await persistence.notifications.close();
  await notifications.close();
  await dataSource.destroy();
  await tracing?.close();
}
