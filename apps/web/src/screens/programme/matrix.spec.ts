import { describe, expect, it } from '@jest/globals';
import { unit } from './fixtures/tasks.js';
import { type Matrix, matrixOf, type Side } from './matrix.js';

const [A, B, C] = [unit('a', 'An'), unit('b', 'Bình'), unit('c', 'Đông')];
const name = (side: Side) => side?.name ?? '?';
const table = ({ columns, rows, totals }: Matrix) => [
  ['', ...columns.map(name)].join(' '),
  ...rows.map(({ lead, counts, total }) => [name(lead), ...counts, total].join(' ')),
  ['', ...totals].join(' '),
];

describe('lead units against coordinating units', () => {
  it('counts a task in each of its cells, and once in each total', () => {
    const tasks = [
      { leads: [B], coordinating: [A, C] },
      { leads: [B, A], coordinating: [C] },
      { leads: [B], coordinating: [] },
    ];
    expect(table(matrixOf(tasks))).toEqual([' An Đông ?', 'An 0 1 0 1', 'Bình 1 2 1 3', ' 1 2 1']);
  });

  it('has a row for tasks that nobody leads, and nothing for none at all', () => {
    expect(table(matrixOf([{ leads: [], coordinating: [] }]))).toEqual([' ?', '? 1 1', ' 1']);
    expect(matrixOf([])).toEqual({ columns: [], rows: [], totals: [] });
  });
});
