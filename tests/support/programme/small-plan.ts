import type { CycleTemplate, FormContent, FormTemplate } from '#contracts';
import { CycleTemplateEntity, type Persistence } from '#persistence';

export const PLAN = 'khcn.annual-plan.2027';
export const ISSUED = { title: 'Kế hoạch năm 2027', number: '12-KH/TU', date: '2026-12-01' };

const column = (id: string) => ({ id, label: id, kind: 'text' as const, required: false });
const FORM = {
  id: 'ke-hoach',
  version: 'thu-1',
  title: 'Kế hoạch',
  fields: [
    {
      ...{ kind: 'rows', id: 'nhiem-vu', label: 'Nhiệm vụ', required: true },
      columns: ['ma', 'ten', 'chu-tri', 'san-pham', 'han', 'loai'].map(column),
    },
  ],
} as unknown as FormTemplate;

const stage = {
  opens: null,
  basis: 'default' as const,
  closes: 'when-done' as const,
  late: 'none' as const,
  gate: null,
  due: { kind: 'yearly-before' as const, monthDay: '12-20' },
};

/** A department proposes, the office hands in the plan, which is what NV-01 owes; the body above issues it by a document. */
const TEMPLATE: CycleTemplate = {
  kind: 'annual-plan',
  version: 'thu-1',
  title: 'Kế hoạch năm {year}',
  opens: null,
  years: { from: 2027, to: 2030 },
  dataDate: null,
  asks: { kinds: [], units: ['so-khcn'], except: [] },
  stages: [
    {
      ...stage,
      ...{ id: 'de-xuat', name: 'Đề xuất', respondents: ['so-khcn'], after: [], form: FORM.id },
      ...{ delivers: null, effect: null },
    },
    {
      ...stage,
      ...{
        id: 'trinh',
        name: 'Trình kế hoạch',
        respondents: ['van-phong'],
        after: ['de-xuat'],
        form: FORM.id,
      },
      ...{ delivers: 'NV-01-{year}', effect: null },
    },
    {
      ...stage,
      ...{ id: 'ban-hanh', name: 'Ban hành', respondents: ['tinh-uy'], after: ['trinh'], form: null },
      ...{ delivers: null, effect: 'activate-plan' as const },
    },
  ],
};

/** The plan of 2027 of the small province, open where it is handed in. */
export async function startPlan(persistence: Persistence): Promise<void> {
  await insert(persistence, TEMPLATE);
  const input = {
    programme: 'khcn',
    kind: 'annual-plan',
    year: 2027,
    stage: 'trinh',
    dryRun: false,
  } as const;
  await persistence.unitOfWork({ id: 'quan-tri' }).startCycle(input);
}

/** Two that the clock opens on 1/10/2026: of a plan that needs an ordinal, which no clock gives, and of a report. */
export async function clockTemplates(persistence: Persistence): Promise<void> {
  const opens = { opens: { monthDay: '10-01', yearOffset: -1 }, years: { from: 2027, to: 2027 } };
  await insert(persistence, { ...TEMPLATE, ...opens, title: 'Kế hoạch {part} năm {year}' });
  await insert(persistence, { ...TEMPLATE, ...opens, kind: 'annual-report' });
}

async function insert(persistence: Persistence, data: CycleTemplate): Promise<void> {
  await persistence.dataSource.manager.insert(CycleTemplateEntity, {
    ...{ programme: 'khcn', kind: data.kind, version: data.version, data, forms: [FORM] },
    ...{ savedAt: persistence.clock.now().toISOString(), savedBy: 'spec', current: true },
  } as object);
}

/** Hands the plan in and takes it. */
export async function handInPlan(persistence: Persistence, rows: FormContent['nhiem-vu']): Promise<void> {
  const place = { stage: 'trinh', unit: 'van-phong' };
  const office = persistence.unitOfWork({ id: 'van-phong-1' });
  await office.submitToCycle(PLAN, { ...place, content: { 'nhiem-vu': rows! } });
  await office.executeCycle(PLAN, { type: 'accept-submission', ...place });
}

/** What the outbox holds for the plan, carried out as the worker does; answers how many rows there were. */
export async function carryOut(persistence: Persistence): Promise<number> {
  const rows = (await persistence.dataSource.query(
    `SELECT id, topic, payload FROM outbox WHERE key = $1 AND topic LIKE 'cycle.%' AND done_at IS NULL ORDER BY id`,
    [PLAN],
  )) as { id: string; topic: string; payload: never }[];
  const system = persistence.unitOfWork({ id: 'system' });
  for (const { id, topic, payload } of rows) {
    if (topic === 'cycle.effect') await system.takeCycleEffect(PLAN, payload);
    else await system.deliverByCycle(PLAN, payload);
    await persistence.dataSource.query('UPDATE outbox SET done_at = now() WHERE id = $1', [id]);
  }
  return rows.length;
}
