import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Child, runningPart, startChild, stopLeftover, stopLeftovers, untilReady } from './children.js';
import { type Home, openHome } from './home.js';

const patient = 'setInterval(() => {}, 1000)';

describe('children', () => {
  let home: Home;
  const started: Child[] = [];
  const start = async (name: string, script: string, graceMs?: number) => {
    const args = ['-e', `${script}; process.send('up')`];
    const child = await startChild(home, {
      name,
      command: process.execPath,
      args,
      env: {},
      ipc: true,
      graceMs,
      info: { port: 1 },
    });
    started.push(child);
    return child;
  };
  const up = async (child: Child) => void (await once(child.process, 'message'));

  beforeEach(async () => {
    home = await openHome(await mkdtemp(join(tmpdir(), 'dondoc-children-')));
  });
  afterEach(async () => {
    for (const child of started.splice(0)) {
      child.kill();
      await child.exited;
    }
    await rm(home.root, { recursive: true, force: true });
  });

  it('are recorded while they live', async () => {
    const child = await start('one', patient);
    expect(await runningPart(home, 'one')).toEqual({ pid: child.pid, info: { port: 1 } });
    await up(child);
    await child.stop();
    expect(await child.exited).toBe('signal SIGTERM');
    expect(await runningPart(home, 'one')).toBeUndefined();
  });

  it('take back no record but their own when they end', async () => {
    const first = await start('one', patient);
    const second = await start('one', patient);
    await Promise.all([up(first), up(second)]);
    await first.stop();
    expect(await runningPart(home, 'one')).toEqual({ pid: second.pid, info: { port: 1 } });
  });

  it('are ended when they do not end by themselves in time', async () => {
    const child = await start('deaf', `process.on('SIGTERM', () => {}); ${patient}`, 50);
    await up(child);
    await child.stop();
    expect(await child.exited).toBe('signal SIGKILL');
  });

  it('left behind are stopped, in the order that was asked for', async () => {
    const [first, second] = [await start('b', patient), await start('a', patient)];
    await Promise.all([up(first), up(second)]);
    expect(await stopLeftovers(home, ['b'])).toEqual(['b', 'a']);
    expect(await Promise.all([first.exited, second.exited])).toEqual(['signal SIGTERM', 'signal SIGTERM']);
  });

  it('are told from another process that got their id', async () => {
    const other = await start('other', patient);
    await up(other);
    const file = join(home.run, 'other.json');
    const record = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(
      join(home.run, 'gone.json'),
      JSON.stringify({ ...record, name: 'gone', started: 'earlier' }),
    );
    expect(await stopLeftover(home, 'gone')).toBe(false);
    expect(await runningPart(home, 'other')).toEqual({ pid: other.pid, info: { port: 1 } });
  });

  it('that end while they start are reported with their last words', async () => {
    const child = await start(
      'sad',
      `console.error('no room on the disk'); process.exitCode = 3; process.disconnect(); process.send = () => {}`,
    );
    await expect(untilReady(child, async () => false, { timeoutMs: 20_000 })).rejects.toMatchObject({
      code: 'child-not-ready',
      message: 'sad did not start (code 3):\nno room on the disk',
    });
  });

  it('that never get ready are stopped', async () => {
    const child = await start('slow', patient);
    await up(child);
    await expect(untilReady(child, async () => false, { timeoutMs: 100 })).rejects.toThrow(
      /no answer for 0.1 s/,
    );
    expect(await child.exited).toBe('signal SIGTERM');
  });

  it('whose program is missing are reported', async () => {
    const spec = { name: 'missing', command: '/nowhere/program', args: [], env: {} };
    await expect(startChild(home, spec)).rejects.toMatchObject({ code: 'child-not-started' });
  });
});
