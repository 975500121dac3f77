import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { OperatorError, ProgrammerError, UserError } from '#contracts';
import { asFailure } from './failures.js';

describe('an error on its way to Temporal', () => {
  it.each([
    [new UserError('state-conflict', 'Nguyễn Thị Mẫu đã làm'), 'state-conflict', true],
    [new ProgrammerError('canary'), 'failed', true],
    [new OperatorError('disk-full', 'canary', 'canary'), 'disk-full', false],
    [Object.assign(new Error('canary@demo.example'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED', false],
    ['canary', 'failed', false],
  ])('%# keeps its kind and loses its words', (error, message, nonRetryable) => {
    const failure = asFailure(error);
    expect(failure).toBeInstanceOf(ApplicationFailure);
    expect(failure).toMatchObject({ message, nonRetryable, stack: '' });
    expect(JSON.stringify(failure)).not.toMatch(/canary|Nguyễn/);
  });

  it('passes on what is one already', () => {
    for (const known of [ApplicationFailure.nonRetryable('x'), new CancelledFailure('x')]) {
      expect(asFailure(known)).toBe(known);
    }
  });
});
