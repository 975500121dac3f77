import { describe, expect, it } from '@jest/globals';
import { sessionConclusions } from '#contracts';
import { conclusionsOf, draftsAfter, enteredOf, missingOf, resultWords } from './batch.js';

const drafts = {
  a: { outcome: 'keep-date', typed: { directive: 'Làm ngay.', checkDue: '2027-01-15' } },
  b: { outcome: 'new-date', typed: { newDue: '' } },
  c: { outcome: null, typed: { reason: 'gõ dở' } },
  d: { outcome: 'suspend', typed: { reason: 'Chờ luật.' } },
} as const;
const cases = ['a', 'b', 'c', 'd'].map((id, version) => ({
  ...{ id, version },
  allowedCommands: id === 'd' ? [] : (['conclude'] as const).slice(),
}));

describe('conclusions of a session', () => {
  it('are those that were chosen, of cases that can still be concluded', () => {
    expect(enteredOf(cases, drafts).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(missingOf(['a', 'b'], drafts)).toEqual({ b: ['newDue'] });
  });

  it('are what the server reads, each with the version that was seen; one notice for all', () => {
    const without = conclusionsOf([{ id: 'a', version: 7 }], drafts, { number: ' ', date: '' });
    expect(sessionConclusions.parse(without)).toEqual({
      conclusions: [
        {
          ...{ caseId: 'a', version: 7 },
          conclusion: { outcome: 'keep-date', directive: 'Làm ngay.', checkDue: '2027-01-15' },
        },
      ],
    });
    const noticed = conclusionsOf(
      [
        { id: 'a', version: 7 },
        { id: 'd', version: 1 },
      ],
      drafts,
      { number: '12-TB/BCĐ', date: '' },
    );
    expect(sessionConclusions.parse(noticed).conclusions.map(({ basis }) => basis?.number)).toEqual([
      '12-TB/BCĐ',
      '12-TB/BCĐ',
    ]);
  });

  const refused = (code: string, message = 'Hồ sơ đã đóng.') => ({
    ...{ caseId: 'b', done: false, version: null },
    problem: { code, message, fields: [{ path: 'conclusion.newDue', message: 'ngày đã qua' }] },
  });

  it('that were refused say so in plain words', () => {
    expect(resultWords(refused('state-conflict')).join(' ')).toMatch(
      /Hồ sơ đã đóng\. .*đã có người kết luận/,
    );
    expect(resultWords(refused('stale-version')).join(' ')).toMatch(/vừa có thay đổi/);
    expect(resultWords(refused('invalid-input', 'Dữ liệu chưa đúng.'))).toContain('ngày đã qua');
    for (const code of ['state-conflict', 'stale-version', 'not-allowed']) {
      expect(resultWords(refused(code)).join(' ')).not.toMatch(/409|412|version|conflict/);
    }
  });

  it('leave what was refused as it was typed', () => {
    const results = [{ caseId: 'a', done: true, version: 8, problem: null }, refused('stale-version')];
    expect(Object.keys(draftsAfter(drafts, results))).toEqual(['b', 'c', 'd']);
  });
});
