import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';

/**
 * Loaded into each thread of the worker before its own program: SIGUSR2 begins a CPU profile, the next one writes it.
 * Signals reach only the main thread, which passes them on.
 */
const folder = process.env['DONDOC_PROFILES']!;
const SAMPLE_EVERY_US = 250;

const session = new Session();
let running = false;

const others = new BroadcastChannel('profiler');
others.onmessage = () => void toggle();
others.unref();
if (isMainThread) {
  process.on('SIGUSR2', async () => {
    others.postMessage(null);
    await toggle();
    process.send?.({ type: running ? 'profiling' : 'profiled' });
  });
}

async function toggle(): Promise<void> {
  running = !running;
  if (running) {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    await session.post('Profiler.start');
    return;
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  mkdirSync(folder, { recursive: true });
  const name = `burst-${new Date().toISOString().replace(/[:.]/g, '-')}-${isMainThread ? 'main' : `thread-${threadId}`}.cpuprofile`;
  writeFileSync(join(folder, name), JSON.stringify(profile));
}
