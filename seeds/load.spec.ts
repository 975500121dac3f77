import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { checkProgramme } from './check-programme.js';
import { checkReference } from './check-reference.js';
import { loadDemoPeople, loadSeeds, programmeOf, type SeedData } from './load.js';
import type { ProgrammeSeed } from './programme-schema.js';
import { taskSchema } from './schema.js';
import { parseSeed } from './seed-file.js';

let seeds: SeedData;
let khcn: ProgrammeSeed;
beforeAll(() => {
  seeds = loadSeeds();
  khcn = programmeOf(seeds, 'khcn');
});

describe('the Đề án as the document has it', () => {
  it('has its 8 groups, 62 tasks, 69 indicators and the rest in full', () => {
    expect({
      groups: khcn.groups.length,
      tasks: khcn.tasks.length,
      indicators: khcn.indicators.length,
      obligations: khcn.obligations.length,
      organisations: khcn.organisations.length,
      funding: khcn.funding.length,
      recipients: khcn.recipients.length,
      legalDocuments: khcn.legalDocuments.length,
      baselines: khcn.baselines.length,
      previousTargets: khcn.previousTargets?.items.length,
    }).toEqual({
      groups: 8,
      tasks: 62,
      indicators: 69,
      obligations: 25,
      organisations: 33,
      funding: 7,
      recipients: 15,
      legalDocuments: 25,
      baselines: 29,
      previousTargets: 15,
    });
    expect(khcn.groups.map((g) => g.taskCount)).toEqual([6, 9, 17, 11, 7, 5, 4, 3]);
    expect(khcn.indicatorGroups.map((g) => g.indicatorCount)).toEqual([5, 7, 20, 9, 23, 5]);
  });

  it('numbers its tasks g.1, g.2 … without a gap', () => {
    const numbers = khcn.groups.flatMap((g) =>
      Array.from({ length: g.taskCount }, (_, i) => `${g.number}.${i + 1}`),
    );
    expect(khcn.tasks.map((t) => t.number)).toEqual(numbers);
  });

  it('adds up to 16,303,827 million đồng, budget and beyond', () => {
    const amount = (id: string) => khcn.funding.find((f) => f.id === id)?.amount ?? Number.NaN;
    expect(khcn.fundingTotal?.amount).toBe(16_303_827);
    expect(amount('FV-01') + amount('FV-02')).toBe(16_303_827);
    expect(amount('FV-011') + amount('FV-0121') + amount('FV-0122')).toBe(amount('FV-01'));
  });

  it('invents no lead and no date: only 3.6 has leads, no task has a deadline', () => {
    expect(khcn.tasks.filter((t) => t.leadUnits !== null).map((t) => [t.number, t.leadUnits])).toEqual([
      ['3.6', ['dai-hoc-thai-nguyen', 'so-khoa-hoc-va-cong-nghe']],
    ]);
    expect(khcn.tasks.filter((t) => t.deadline !== null)).toEqual([]);
    expect(khcn.indicators.filter((i) => i.year !== null).map((i) => i.id)).toEqual(['KH-20']);
  });

  it('is held by the office of the Tỉnh ủy and its steering committee', () => {
    expect([khcn.standingBody, khcn.committee, khcn.goLive]).toEqual([
      'van-phong-tinh-uy',
      'ban-chi-dao-khcn',
      '2026-01-01',
    ]);
  });
});

describe('the programmes beside it', () => {
  it('come in a fixed order with what their sources name', () => {
    expect(
      seeds.programmes.map((p) => [p.code, p.tasks.length, p.indicators.length, p.obligations.length]),
    ).toEqual([
      ['khcn', 62, 69, 25],
      ['uav', 7, 0, 1],
      ['nq57', 5, 13, 0],
      ['kinh-te-so', 7, 6, 0],
    ]);
  });

  it('keep the two dates that the sources state', () => {
    const dated = seeds.programmes.flatMap((p) => p.tasks.filter((t) => t.deadline !== null));
    expect(dated.map((t) => [t.number, t.deadline?.rule])).toEqual([
      ['UAV-03', { kind: 'period', period: '2025-Q2' }],
      ['NQ-T1', { kind: 'period', period: '2025' }],
    ]);
  });

  it('keep the cohorts as officials counted them', () => {
    const nq57 = programmeOf(seeds, 'nq57');
    expect(nq57.cohorts.map((c) => [c.dueBy, c.completed, c.total])).toEqual([
      ['2025-06-30', 22, 23],
      ['2025-12-31', 11, 42],
    ]);
    expect(nq57.assigned?.tasks.breakdown.map((b) => b.count)).toEqual([19, 38, 32, 3]);
  });
});

describe('units', () => {
  it('are the 92 communes and wards with their codes, under Đảng ủy UBND tỉnh', () => {
    const local = seeds.units.filter((u) => u.gsoCode !== undefined);
    expect([
      local.filter((u) => u.kind === 'commune').length,
      local.filter((u) => u.kind === 'ward').length,
    ]).toEqual([77, 15]);
    expect(new Set(local.map((u) => u.parent))).toEqual(new Set(['dang-uy-ubnd-tinh']));
    expect(local.find((u) => u.name === 'Phường Phan Đình Phùng')?.gsoCode).toBe('05443');
    expect(local.find((u) => u.name === 'Xã Văn Lang')?.gsoCode).toBe('02143');
  });

  it('put a sở under Đảng ủy UBND tỉnh, and that under Tỉnh ủy', () => {
    const parent = (code: string) => seeds.units.find((u) => u.code === code)?.parent;
    expect([parent('so-tai-chinh'), parent('dang-uy-ubnd-tinh'), parent('van-phong-tinh-uy')]).toEqual([
      'dang-uy-ubnd-tinh',
      'tinh-uy',
      'tinh-uy',
    ]);
  });

  it('mark general knowledge as to be confirmed', () => {
    const general = seeds.units.filter((u) => u.source.document === 'kien-thuc-chung');
    expect(general.length).toBeGreaterThan(0);
    expect(new Set(general.map((u) => u.status))).toEqual(new Set(['to-confirm']));
  });
});

describe('sources', () => {
  it('stand on every record of a programme, with document and line', () => {
    const missing: string[] = [];
    for (const p of seeds.programmes) {
      const lists = [
        p.groups,
        p.tasks,
        p.indicatorGroups,
        p.indicators,
        p.obligations,
        p.organisations,
        p.recipients,
        p.baselines,
        p.previousTargets?.items ?? [],
        p.context,
        p.funding,
        p.cohorts,
        p.legalDocuments,
      ];
      for (const row of lists.flat()) {
        if (!row.source.document || !row.source.line) missing.push(JSON.stringify(row).slice(0, 80));
      }
    }
    expect(missing).toEqual([]);
  });
});

describe('natural persons', () => {
  it('have no field in any programme or reference file', () => {
    const fields = new Set<string>();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, child] of Object.entries(value)) {
        if (!Array.isArray(value)) fields.add(key);
        walk(child);
      }
    };
    walk(seeds);
    const personal = [...fields].filter((f) =>
      /author(?!ity)|signator|person|officer|email|phone|birth/i.test(f),
    );
    expect(personal).toEqual([]);
  });

  it('are made up in the demo layer: addresses nobody can own, all in known units', () => {
    const people = loadDemoPeople();
    expect(people.every((p) => p.email.endsWith('@demo.example'))).toBe(true);
    expect(people.slice(0, 10).map((p) => [p.email.split('@')[0], p.roles])).toEqual([
      ['quantri', ['administrator']],
      ['vanphong', ['office']],
      ['truongban', ['chair']],
      ['photruongban', ['deputy-chair', 'intake']],
      ['uyvien1', ['member']],
      ['uyvien2', ['member']],
      ['canbo', ['officer']],
      ['thutruong', ['head']],
      ['canbo2', ['officer']],
      ['kiemtra', ['auditor']],
    ]);
    const unitOf = (local: string) => people.find((p) => p.email === `${local}@demo.example`)?.unit;
    expect(unitOf('thutruong')).toBe(unitOf('canbo'));
    expect(unitOf('canbo2')).not.toBe(unitOf('canbo'));
  });
});

describe('refusals name file, entry and field', () => {
  const broken = (change: Partial<ProgrammeSeed>) => () =>
    checkProgramme({ ...khcn, ...change }, { units: seeds.units, documents: seeds.documents });

  it('a sum that does not hold', () => {
    const funding = khcn.funding.map((f) => (f.id === 'FV-0121' ? { ...f, amount: f.amount + 1 } : f));
    expect(broken({ funding })).toThrow(
      'seeds/programmes/khcn/programme.yaml: entry FV-012, field amount: says 3517977, found 3517978',
    );
  });

  it('an unknown unit', () => {
    const tasks = khcn.tasks.map((t) => (t.number === '3.6' ? { ...t, leadUnits: ['so-khong-co'] } : t));
    expect(broken({ tasks })).toThrow('tasks.yaml: entry 3.6, field leadUnits: unknown unit "so-khong-co"');
  });

  it('a task that stands twice, or is missing', () => {
    expect(broken({ tasks: [...khcn.tasks, khcn.tasks[0]!] })).toThrow(
      'entry 1.1, field number: stands twice',
    );
    expect(broken({ tasks: khcn.tasks.slice(0, -1) })).toThrow('groups.yaml: entry 8, field taskCount');
  });

  it('an unknown document', () => {
    const recipients = khcn.recipients.map((r) => ({ ...r, source: { ...r.source, document: 'khong-co' } }));
    expect(broken({ recipients })).toThrow('field source.document: unknown document "khong-co"');
  });

  it('a circle of units', () => {
    const units = seeds.units.map((u) => (u.code === 'tinh-uy' ? { ...u, parent: 'dang-uy-ubnd-tinh' } : u));
    expect(() => checkReference({ ...seeds, units })).toThrow('is above itself');
  });

  it('a misspelt field', () => {
    const [first] = khcn.tasks;
    const raw = { tasks: [{ ...first, leadUnit: 'tinh-uy' }] };
    expect(() => parseSeed('x.yaml', raw, z.strictObject({ tasks: z.array(taskSchema) }))).toThrow(
      'seeds/x.yaml: entry 1.1, field (whole entry): Unrecognized key: "leadUnit"',
    );
  });
});

describe('files', () => {
  it('are read beside the module, so that the built copy works too', () => {
    const head = readFileSync(new URL('reference/calendar.yaml', import.meta.url), 'utf8').slice(0, 200);
    expect(head).toContain('2025–2031');
  });
});
