import { describe, expect, it } from '@jest/globals';
import { UserError } from '#contracts';
import { isAway } from './away.js';

const failure = (fields: object, message = 'x') => Object.assign(new Error(message), fields);

describe('PostgreSQL or the disk', () => {
  it.each([
    failure({ code: 'ECONNREFUSED' }),
    failure({ code: '57P03' }),
    failure({ code: '08006' }),
    failure({ code: '53100' }),
    failure({ code: '25006' }),
    failure({ code: 'ENOSPC' }),
    failure({ driverError: failure({ code: '57P01' }) }),
    failure({ cause: failure({}, 'Connection terminated unexpectedly') }),
    failure({}, 'PostgreSQL does not answer'),
  ])('is away: %#', (error) => expect(isAway(error)).toBe(true));

  it.each([
    failure({ code: '23505' }),
    failure({ code: 'ENOENT' }),
    new UserError('not-found', 'Không có.'),
    'ECONNREFUSED',
    null,
  ])('is not: %#', (error) => expect(isAway(error)).toBe(false));
});
