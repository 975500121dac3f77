import { describe, expect, it } from '@jest/globals';
import type { FormContent, FormTemplate } from '#contracts';
import { differing, filled, missingParts, same, withoutEmptyRows } from './content.js';

const column = { kind: 'text' as const, required: true };
const FORM: FormTemplate = {
  ...{ id: 'f', version: '1', title: 'Biểu mẫu' },
  fields: [
    { kind: 'text', id: 'ket-qua', label: 'Kết quả', required: true, long: true },
    {
      ...{ kind: 'rows', id: 'viec', label: 'Việc', required: false },
      columns: [
        { ...column, id: 'ten', label: 'Tên' },
        { ...column, id: 'ghi-chu', label: 'Ghi chú', required: false },
      ],
    },
  ],
};

describe('the content of a form', () => {
  it('is the same whatever the order of its keys, and where a field is empty or absent', () => {
    expect(same({ a: { done: 1, estimated: null }, b: '' }, { a: { estimated: null, done: 1 } })).toBe(true);
    expect(same({ r: [{ x: 'a', y: null }] }, { r: [{ x: 'a' }] })).toBe(true);
    expect(differing({ a: 'x', r: [{ x: 'a' }] }, { a: 'y', r: [{ x: 'a' }, { x: 'b' }] })).toEqual([
      'a',
      'r',
    ]);
    expect(same({ a: 0 }, {})).toBe(false);
  });

  it('names what is missing by the paths of the server', () => {
    const content: FormContent = { viec: [{ ten: 'Một' }, { 'ghi-chu': 'thiếu tên' }] };
    expect(missingParts(FORM, content).map(({ path }) => path)).toEqual([
      'content.ket-qua',
      'content.viec.1.ten',
    ]);
  });

  it('is sent without rows in which nothing stands', () => {
    const content = withoutEmptyRows({ 'ket-qua': 'x', viec: [{}, { ten: 'Một' }, { ten: '' }] });
    expect(content).toEqual({ 'ket-qua': 'x', viec: [{ ten: 'Một' }] });
    expect(filled(FORM, content)).toHaveLength(2);
  });
});
