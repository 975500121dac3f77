import { describe, expect, it } from '@jest/globals';
import { codeKey, searchPatterns, searchText } from './search-text.js';

describe('search text', () => {
  it('has neither case nor diacritics, whichever way they were typed', () => {
    expect(searchText('Đề án', null, 'Chuyển  đổi SỐ')).toBe('de an chuyen doi so');
    expect(searchText('Đường'.normalize('NFD'))).toBe('duong');
  });

  it('looks for each word, and for signs of LIKE as themselves', () => {
    expect(searchPatterns('  Chuyển đổi ')).toEqual(['%chuyen%', '%doi%']);
    expect(searchPatterns('50%_\\')).toEqual(['%50\\%\\_\\\\%']);
    expect(searchPatterns('   ')).toEqual([]);
  });

  it('sorts codes as people count', () => {
    const codes = ['1.10', '1.2', 'NV-01-2027', '1.9', '10.1', '2.1'];
    const sorted = [...codes].sort((a, b) => (codeKey(a) < codeKey(b) ? -1 : 1));
    expect(sorted).toEqual(['1.2', '1.9', '1.10', '2.1', '10.1', 'NV-01-2027']);
  });
});
