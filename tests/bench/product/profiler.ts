import { mkdirSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** Loaded into the worker before its own program: SIGUSR2 begins a CPU profile, the next one writes it. */
const folder = process.env['DONDOC_PROFILES']!;
const SAMPLE_EVERY_US = 250;

const session = new Session();
let running = false;

process.on('SIGUSR2', async () => {
  if (!running) {
    running = true;
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_EVERY_US });
    await session.post('Profiler.start');
    process.send?.({ type: 'profiling' });
    return;
  }
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  running = false;
  mkdirSync(folder, { recursive: true });
  const name = `burst-${new Date().toISOString().replace(/[:.]/g, '-')}.cpuprofile`;
  writeFileSync(join(folder, name), JSON.stringify(profile));
  process.send?.({ type: 'profiled' });
});
