import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { SILENT } from '../logger/logger.js';
import { Shutdown } from './shutdown.js';

describe('shutdown', () => {
  it('closes what was opened last first, each once, and leaves with 0', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(SILENT);
    shutdown.add('database', () => order.push('database'));
    shutdown.add('server', () => order.push('server'));
    const process = new EventEmitter();
    const ended = new EventEmitter();
    shutdown.onSignals(process, (code) => ended.emit('exit', code));
    const exit = once(ended, 'exit');
    process.emit('SIGTERM');
    process.emit('SIGINT');
    expect(await exit).toEqual([0]);
    await shutdown.run();
    expect(order).toEqual(['server', 'database']);
  });

  it('goes on when a part fails or hangs', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(SILENT, 5);
    shutdown.add('database', () => order.push('database'));
    shutdown.add('broken', () => Promise.reject(new Error('no')));
    shutdown.add('hanging', () => new Promise(() => undefined));
    await shutdown.run();
    expect(order).toEqual(['database']);
  });
});
