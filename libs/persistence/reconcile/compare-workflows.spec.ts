import { describe, expect, it } from '@jest/globals';
import { compareWorkflows } from './compare-workflows.js';
import { type ExpectedWorkflow, idOf } from './expected-workflows.js';

const task = (id: string): ExpectedWorkflow => {
  const subject = { id, kind: 'task', programme: 'khcn', code: '1.1' } as const;
  return { of: 'aggregate', id: idOf(subject), subject };
};
const dispatch: ExpectedWorkflow = { of: 'dispatch', id: 'dispatch/2026-12-04', slot: '2026-12-04' };

describe('what should run and what does', () => {
  it('is the same when all is well', () => {
    const running = new Set(['task/a', 'dispatch/2026-12-04']);
    expect(compareWorkflows([task('a'), dispatch], new Set(), running)).toEqual({ missing: [], surplus: [] });
  });

  it('names what is missing, in the order in which it is to be started', () => {
    expect(compareWorkflows([task('b'), task('a'), dispatch], new Set(), new Set(['task/a']))).toEqual({
      missing: [task('b'), dispatch],
      surplus: [],
    });
  });

  it('names what nobody asked for, of whatever kind', () => {
    const running = new Set(['task/z', 'task/a', 'something', 'case/a.m1.1']);
    expect(compareWorkflows([task('a')], new Set(), running).surplus).toEqual([
      'case/a.m1.1',
      'something',
      'task/z',
    ]);
  });

  it('says nothing of what the outbox is about to tell', () => {
    expect(compareWorkflows([], new Set(['task/a']), new Set(['task/a']))).toEqual({
      missing: [],
      surplus: [],
    });
  });

  it('tells a case from a task by its id', () => {
    expect(idOf({ id: 'a.m1.1', kind: 'case' })).toBe('case/a.m1.1');
  });
});
