import { describe, expect, it } from '@jest/globals';
import type { CycleTemplate, FormTemplate } from '#contracts';
import { oneStage } from './fixtures/one-stage.js';
import { templateChanges } from './template-changes.js';

const [ask] = oneStage.stages as [CycleTemplate['stages'][number]];
const form: FormTemplate = {
  ...{ id: 'f', version: '1', title: 'Báo cáo' },
  fields: [{ kind: 'text', id: 'a', label: 'Kết quả', required: true, long: true }],
};
const changed = (template: Partial<CycleTemplate>, forms: FormTemplate[] = [form]) =>
  templateChanges({ template: oneStage, forms: [form] }, { template: { ...oneStage, ...template }, forms });

describe('what a version of a template changed', () => {
  it('is nothing where only its name is another', () => {
    expect(changed({ version: 'v2' })).toEqual([]);
  });

  it('names the stage whose day moved, from which day to which', () => {
    const moved = { ...ask, due: { kind: 'by' as const, monthDay: '11-05', yearOffset: 1 } };
    expect(changed({ stages: [moved] })).toEqual([
      'Bước “Hỏi”: hạn: từ “hạn 31/10” thành “hạn 05/11 năm sau”.',
    ]);
  });

  it('names stages that came and went', () => {
    const write = { ...ask, id: 'viet', name: 'Viết', due: { kind: 'working-days-after' as const, days: 5 } };
    expect(changed({ stages: [write] })).toEqual([
      'Bỏ bước “Hỏi”.',
      'Thêm bước “Viết”, 5 ngày làm việc từ khi bước mở.',
    ]);
  });

  it('says what else of a stage, of the whole, and of its forms is another', () => {
    expect(changed({ stages: [{ ...ask, closes: 'when-done' }] })).toEqual([
      'Bước “Hỏi”: người thực hiện, biểu mẫu hoặc cách kết thúc đã khác trước.',
    ]);
    expect(changed({ dataDate: { monthDay: '06-14', yearOffset: 0 } })).toEqual([
      'Ngày chốt số liệu: từ “không định ngày” thành “14/06”.',
    ]);
    const more = { ...form, fields: [{ ...form.fields[0]!, id: 'b', label: 'Tồn tại' }] };
    expect(changed({}, [more])).toEqual([
      'Biểu mẫu “Báo cáo”: thêm mục “Tồn tại”.',
      'Biểu mẫu “Báo cáo”: bỏ mục “Kết quả”.',
    ]);
  });
});
