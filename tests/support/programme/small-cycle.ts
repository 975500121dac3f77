import type { CycleTemplate, FormContent, FormTemplate } from '#contracts';
import { CycleTemplateEntity, type Persistence } from '#persistence';

const FORM: FormTemplate = {
  id: 'bao-cao',
  version: 'thu-1',
  title: 'Báo cáo',
  fields: [
    { kind: 'text', id: 'ket-qua', label: 'Kết quả', required: true, long: true },
    {
      kind: 'number',
      id: 'so-viec',
      label: 'Số việc',
      required: false,
      unit: null,
      both: false,
      prefill: null,
      sum: true,
    },
  ],
};

const stage = {
  after: [] as string[],
  opens: null,
  basis: 'default',
  form: 'bao-cao',
  late: 'case',
  delivers: null,
  effect: null,
  gate: null,
} as const;

/** Units report within seven working days, the office writes within five, the committee ends it by a document. */
const TEMPLATE: CycleTemplate = {
  kind: 'ad-hoc-report',
  version: 'thu-1',
  title: 'Báo cáo đột xuất số {part} năm {year}',
  opens: null,
  years: { from: 2026, to: 2031 },
  dataDate: null,
  asks: { kinds: [], units: ['so-khcn', 'so-tai-chinh'], except: [] },
  stages: [
    {
      ...stage,
      ...{ id: 'don-vi', name: 'Đơn vị báo cáo', respondents: 'units', closes: 'at-date' },
      due: { kind: 'working-days-after', days: 7 },
    },
    {
      ...stage,
      ...{ id: 'van-phong', name: 'Văn phòng tổng hợp', respondents: ['van-phong'], closes: 'when-done' },
      ...{ after: ['don-vi'], due: { kind: 'working-days-after', days: 5 } },
    },
    {
      ...stage,
      ...{
        id: 'ban-chi-dao',
        name: 'Ban Chỉ đạo cho ý kiến',
        respondents: ['ban-chi-dao'],
        closes: 'when-done',
      },
      ...{ after: ['van-phong'], due: { kind: 'year' }, form: null, late: 'none', basis: 'document' },
    },
  ],
};

/** A second paper on the same answers, signed by another body than the office. */
const signedBy = (unit: string): CycleTemplate['stages'][number] => ({
  ...stage,
  ...{ id: 'dang-uy', name: 'Đảng ủy báo cáo', respondents: [unit], closes: 'when-done' },
  ...{ after: ['don-vi'], due: { kind: 'working-days-after', days: 5 } },
});

/** @param signer a body that signs a report of its own on what the units answered */
export async function smallTemplate(persistence: Persistence, signer?: string): Promise<void> {
  const data =
    signer === undefined ? TEMPLATE : { ...TEMPLATE, stages: [...TEMPLATE.stages, signedBy(signer)] };
  await persistence.dataSource.manager.insert(CycleTemplateEntity, {
    ...{ programme: 'khcn', kind: TEMPLATE.kind, version: TEMPLATE.version, data, forms: [FORM] },
    ...{ savedAt: persistence.clock.now().toISOString(), savedBy: 'spec', current: true },
  } as object);
}

/** A cycle of the small province, which two departments are asked by; answers its id. */
export async function startSmall(persistence: Persistence, part: number): Promise<string> {
  const input = { programme: 'khcn', kind: 'ad-hoc-report', year: 2026, part, dryRun: false } as const;
  const { state } = await persistence.unitOfWork({ id: 'quan-tri' }).startCycle(input);
  return state.id;
}

export function report(n: number): FormContent {
  return { 'ket-qua': `Kết quả ${n}`, 'so-viec': n };
}
