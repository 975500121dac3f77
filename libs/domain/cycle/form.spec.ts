import { describe, expect, it } from '@jest/globals';
import { type FormTemplate, formContent } from '#contracts';
import { checkForm } from './form.js';

const FORM: FormTemplate = {
  id: 'f',
  version: 'v1',
  title: 'Ý kiến',
  fields: [
    { kind: 'text', id: 'y-kien', label: 'Ý kiến', required: true, long: true },
    {
      ...{ kind: 'rows', id: 'viec', label: 'Việc', required: false },
      columns: [{ id: 'ten', label: 'Việc', kind: 'text', required: true }],
    },
  ],
};

describe('what a form takes', () => {
  it('is something: spaces are no answer', () => {
    expect(checkForm(FORM, { 'y-kien': ' \t', viec: [{ ten: '   ' }] })).toEqual([
      { path: 'content.y-kien', message: 'cần điền mục này' },
      { path: 'content.viec.0.ten', message: 'cần điền ô này' },
    ]);
    expect(checkForm(FORM, { 'y-kien': 'Nhất trí', viec: [{ ten: 'Việc 1' }] })).toEqual([]);
  });

  it.each([1e13, -1e13])('is no number that cannot be added up exactly: %d', (n) => {
    for (const value of [n, { done: n, estimated: null }, [{ ten: n }]])
      expect(formContent.safeParse({ so: value }).success).toBe(false);
    expect(formContent.safeParse({ so: { done: 16_303_827, estimated: -1 } }).success).toBe(true);
  });
});
