import { describe, expect, it } from '@jest/globals';
import { compareCodes, compareNames } from './name.js';

describe('order of names and codes', () => {
  it('sorts people by given name, then by the rest', () => {
    const people = ['Trần Văn Ân', 'Nguyễn Thị Bình', 'Lê Minh An', 'Bùi Thị Ân'];
    expect(people.sort(compareNames)).toEqual(['Lê Minh An', 'Bùi Thị Ân', 'Trần Văn Ân', 'Nguyễn Thị Bình']);
  });

  it('counts codes', () => {
    expect(['1.10', '1.2', '10.1', '2.1'].sort(compareCodes)).toEqual(['1.2', '1.10', '2.1', '10.1']);
  });
});
