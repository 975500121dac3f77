import { describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import { problemOf } from './problem.js';

describe('an error as a client is told of it', () => {
  it.each([
    Object.assign(new Error('canary'), { code: '57P03' }),
    Object.assign(new Error('canary'), { driverError: Object.assign(new Error(), { code: '53100' }) }),
    Object.assign(new Error('canary'), { code: 'ENOSPC' }),
  ])('is 503, and asks for another try, while the database or the disk is away: %#', (error) => {
    const problem = problemOf(error, 'trace-1');
    expect(problem).toMatchObject({
      status: 503,
      trace: 'trace-1',
      detail: expect.stringMatching(/thử lại/),
    });
    expect(JSON.stringify(problem)).not.toContain('canary');
  });

  it('is 500 without its words when it is our own, and what it is when it is the client’s', () => {
    expect(problemOf(new Error('canary'), 't')).toMatchObject({ status: 500, title: 'Hệ thống gặp lỗi' });
    expect(problemOf(new UserError('gone', 'Đã dùng.'), 't')).toMatchObject({
      status: 410,
      detail: 'Đã dùng.',
    });
  });
});
