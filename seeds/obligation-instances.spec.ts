import { beforeAll, describe, expect, it } from '@jest/globals';
import { computeDue, WorkingCalendar } from '#domain';
import { loadSeeds, programmeOf, type SeedData } from './load.js';
import { type ObligationInstance, obligationInstances } from './obligation-instances.js';

let seeds: SeedData;
let instances: ObligationInstance[];
beforeAll(() => {
  seeds = loadSeeds();
  instances = obligationInstances(programmeOf(seeds, 'khcn'));
});

describe('dated instances of obligations', () => {
  it('are one annual plan per plan year, the interim and the final review', () => {
    expect(instances.map((i) => [i.code, i.assignedOn, i.leadUnit, i.heldBy])).toEqual([
      ['NV-01-2026', '2025-10-01', 'dang-uy-ubnd-tinh', 'dang-uy-ubnd-tinh'],
      ['NV-01-2027', '2026-10-01', 'dang-uy-ubnd-tinh', 'dang-uy-ubnd-tinh'],
      ['NV-01-2028', '2027-10-01', 'dang-uy-ubnd-tinh', 'dang-uy-ubnd-tinh'],
      ['NV-01-2029', '2028-10-01', 'dang-uy-ubnd-tinh', 'dang-uy-ubnd-tinh'],
      ['NV-01-2030', '2029-10-01', 'dang-uy-ubnd-tinh', 'dang-uy-ubnd-tinh'],
      ['NV-12', '2028-01-01', null, 'van-phong-tinh-uy'],
      ['NV-13', '2030-01-01', null, 'van-phong-tinh-uy'],
    ]);
  });

  it('name the year in title and deliverable, and the line of the document', () => {
    const plan = instances.find((i) => i.code === 'NV-01-2027');
    expect(plan?.title).toBe('Chuẩn bị kế hoạch năm 2027 thực hiện Đề án để Ban Thường vụ Tỉnh ủy ban hành');
    expect(plan?.deliverable).toContain('năm 2027');
    expect(plan?.planYear).toBe(2027);
    expect(plan?.basis).toEqual({ document: 'de-an-khcn-2026-2030', line: 396 });
    expect(instances.at(-1)?.note).toBe('chưa rõ đơn vị');
  });

  it('come due as the worked examples say', () => {
    const calendar = new WorkingCalendar(seeds.calendar);
    const due = instances.map((i) => {
      if (i.rule.kind === 'on-event' || i.rule.kind === 'continuous') throw new Error('no date');
      const { legalDue, workingDue } = computeDue(i.rule, calendar);
      return [i.code, legalDue, workingDue];
    });
    expect(due).toEqual([
      ['NV-01-2026', '2025-12-19', '2025-12-19'],
      ['NV-01-2027', '2026-12-19', '2026-12-18'],
      ['NV-01-2028', '2027-12-19', '2027-12-17'],
      ['NV-01-2029', '2028-12-19', '2028-12-19'],
      ['NV-01-2030', '2029-12-19', '2029-12-19'],
      ['NV-12', '2028-12-31', '2028-12-29'],
      ['NV-13', '2030-12-31', '2030-12-31'],
    ]);
  });

  it('are none where the source gives no date', () => {
    expect(obligationInstances(programmeOf(seeds, 'uav'))).toEqual([]);
  });
});
