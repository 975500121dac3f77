import { describe, expect, it } from '@jest/globals';
import {
  casesQuery,
  directoryQuery,
  indicatorsQuery,
  journalQuery,
  messagesQuery,
  tasksQuery,
  workQuery,
} from '#contracts';
import { Directory } from '#persistence';
import { Names } from '../naming/names.js';
import { filterWords } from './filter-words.js';

const QUERIES = [
  tasksQuery,
  casesQuery,
  messagesQuery,
  journalQuery,
  indicatorsQuery,
  directoryQuery,
  workQuery,
];
/** Which part of a list is shown, and in which order: no narrowing of the file. */
const ORDER = ['page', 'pageSize', 'sort', 'before'];

const unit = { ...{ code: 'so-khcn', name: 'Sở Khoa học và Công nghệ', kind: 'department', parent: null } };
const programme = { code: 'khcn', shortName: 'Đề án' };
const directory = new Directory([unit as never], [], [programme as never]);
const scene = { directory, names: new Names(directory) };

describe('what a list is narrowed to', () => {
  it.each<[object, string[]]>([
    [{ page: 1, pageSize: 50, sort: 'due' }, []],
    [
      { programme: 'khcn', status: ['active', 'draft'] },
      ['Chương trình: Đề án', 'Trạng thái: Đang thực hiện, Dự thảo'],
    ],
    [
      { lead: ['so-khcn'], coordinating: ['khong-co'] },
      ['Chủ trì: Sở Khoa học và Công nghệ', 'Phối hợp: khong-co'],
    ],
    [{ officer: 'me', q: 'kế hoạch' }, ['Cán bộ: người tải tệp', 'Tìm: “kế hoạch”']],
    [
      { state: ['sent', 'with-committee'], from: '2026-12-01' },
      ['Tình trạng: Đã gửi, Chờ ý kiến', 'Từ ngày: 01/12/2026'],
    ],
    [{ asked: 'me' }, ['Chờ ý kiến: đơn vị của người tải tệp được hỏi']],
    [{ unit: undefined, q: '' }, []],
  ])('%j', (query, words) => {
    expect(filterWords(query, scene)).toEqual(words);
  });

  it('leaves no filter of any list unsaid', () => {
    const filters = QUERIES.flatMap(({ shape }) => Object.keys(shape)).filter((key) => !ORDER.includes(key));
    const unsaid = filters.filter((key) => filterWords({ [key]: '2026-12-01' }, scene).length === 0);
    expect(unsaid).toEqual([]);
  });
});
