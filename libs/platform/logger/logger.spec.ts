import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';
import { newTrace, withTrace } from './trace.js';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  write(
    createLogger({ name: 'api', level: 'debug', stream: { write: (line: string) => void lines.push(line) } }),
  );
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('carries the trace of the request', () => {
    const trace = newTrace();
    expect(trace).toMatch(/^[2-9A-Z]{10}$/);
    const [line] = logged((logger) =>
      withTrace(trace, () => logger.info('asked', { route: '/api/tasks/:id' })),
    );
    expect(line).toMatchObject({
      level: 'info',
      process: 'api',
      trace,
      route: '/api/tasks/:id',
      msg: 'asked',
    });
  });

  it('holds no secret, no mailbox and no credentials, wherever they stand', () => {
    const failure = Object.assign(new Error('no way to postgres://u:canary-1@db for canary-2@demo.example'), {
      parameters: ['canary-3'],
      query: 'select canary-4',
    });
    const lines = logged((logger) => {
      logger.error('failed for canary-5@demo.example', { token: 'canary-6', email: 'canary-7' }, failure);
      logger.child({ cookie: 'canary-8' }).warn('again', { url: 'smtp://u:canary-9@mail' });
    });
    expect(JSON.stringify(lines)).not.toContain('canary');
    expect(lines[0]).toMatchObject({ errorType: 'Error', token: '[redacted]' });
  });

  it('keeps a text with line breaks on one line', () => {
    const lines: string[] = [];
    createLogger({ name: 'api', level: 'info', stream: { write: (l: string) => void lines.push(l) } }).info(
      'a\n{"level":"error"}',
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]!.trim().split('\n')).toHaveLength(1);
  });
});
