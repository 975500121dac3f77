import { describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import { isTransient, kindOfError } from './transient.js';

const failure = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

describe('an error of the other side being away', () => {
  it.each([
    failure({ code: 14 }),
    failure({ code: 4 }),
    failure({ code: 'ECONNREFUSED' }),
    failure({ code: '57P03' }),
    failure({ code: '08006' }),
    failure({ driverError: failure({ code: '57P01' }) }),
    failure({ cause: failure({ code: 14 }) }),
    failure({}, 'Connection terminated unexpectedly'),
  ])('%#', (error) => expect(isTransient(error)).toBe(true));
});

describe('an error of the row itself', () => {
  it.each([
    new UserError('not-found', 'Không có hồ sơ này.'),
    failure({ code: '23505' }),
    failure({ code: 3 }),
    new TypeError('x is not a function'),
    null,
  ])('%#', (error) => expect(isTransient(error)).toBe(false));

  it('is kept by its kind, not by its words', () => {
    expect(kindOfError(new UserError('not-found', 'Nguyễn Thị Mẫu không có'))).toBe('UserError not-found');
    expect(kindOfError('Nguyễn Thị Mẫu')).toBe('failed');
  });
});
