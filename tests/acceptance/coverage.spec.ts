import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CoverageEntry } from '#contracts';
import { CycleTemplateEntity, MessageEntity } from '#persistence';
import { withApi } from '../support/api/index.js';
import { active, draft } from '../support/api/tasks.js';
import { withDatabase } from '../support/database/index.js';

const deadlines = [{ id: 'm1', deliverable: 'Báo cáo', rule: { kind: 'by', date: '2026-12-18' } }];

/** Whatever reaches nobody is found, with what to do, and is gone once it is mended. */
describe('what reaches nobody', () => {
  const db = withDatabase('coverage');
  const api = withApi(db, '2026-12-07T02:00:00Z');

  beforeAll(async () => {
    await api.persistence.directory.addUser({
      ...{ id: 'truong-ban', email: 'truong-ban@demo.example', name: 'Trưởng ban', demo: true },
      memberships: [{ unit: 'ban-chi-dao', role: 'chair' }],
    });
    await api.persistence.directory.addUser({
      ...{ id: 'giam-doc-2', email: 'giam-doc-2@demo.example', name: 'Giám đốc hai', demo: true },
      memberships: [{ unit: 'so-tai-chinh', role: 'head' }],
    });
  });

  const found = async (): Promise<Record<string, string[]>> => {
    const { status, body } = await api.ask('GET', '/api/coverage', { as: 'van-phong-1' });
    expect(status).toBe(200);
    const items = body.items as CoverageEntry[];
    expect(body.total).toBe(items.length);
    for (const { action, detail } of items) expect(`${detail} ${action}`).not.toMatch(/undefined|null/);
    const byKind: Record<string, string[]> = {};
    for (const { kind, subject, detail } of items) {
      byKind[kind] = [...(byKind[kind] ?? []), `${subject}: ${detail}`];
    }
    return byKind;
  };
  const mail = (no: number, state: 'sent' | 'failed', reply: string) =>
    api.persistence.dataSource.manager.insert(MessageEntity, {
      ...{ id: `thu-${no}`, key: `can-bo-2|${no}`, recipient: 'can-bo-2', address: 'can-bo-2@demo.example' },
      ...{
        slot: `2026-12-0${no}T01:00:00Z`,
        slotDate: `2026-12-0${no}`,
        class: 'routine',
        subject: 'Nhắc hạn',
      },
      ...{ state, messageId: `<${no}@demo.example>`, sources: {}, attempts: 1, resends: 0, reply },
      ...{ notAfter: '2026-12-09T01:00:00Z', createdAt: '2026-12-01T00:30:00Z' },
      settledAt: `2026-12-0${no}T01:01:00Z`,
    } as object);

  it('is nothing where everybody is there', async () => {
    await active(api, '1.1', { leadUnits: ['so-khcn'], officer: 'can-bo', deadlines });
    expect(await found()).toEqual({});
  });

  it('is a unit that a cycle asks and where nobody can be told, until it names somebody', async () => {
    const stage = {
      id: 'hoi',
      name: 'Hỏi',
      respondents: 'units',
      closes: 'at-date',
      form: 'f',
      late: 'case',
    };
    const data = {
      ...{ kind: 'ad-hoc-report', version: 'v1', title: 'Báo cáo số {part}', opens: null, dataDate: null },
      ...{ years: { from: 2026, to: 2026 }, asks: { kinds: ['department'], units: [], except: [] } },
      stages: [
        {
          ...stage,
          ...{ after: [], opens: null, basis: 'default', delivers: null, effect: null, gate: null },
          due: { kind: 'working-days-after', days: 5 },
        },
      ],
    };
    const template = { programme: 'khcn', kind: 'ad-hoc-report', version: 'v1', data, forms: [] };
    const saved = { savedAt: '2026-12-07T00:00:00Z', savedBy: 'spec', current: true };
    await api.persistence.dataSource.manager.insert(CycleTemplateEntity, { ...template, ...saved } as object);
    const units = ['so-khcn', 'ban-chi-dao', 'van-phong'];
    const input = {
      programme: 'khcn',
      kind: 'ad-hoc-report',
      year: 2026,
      part: 1,
      units,
      dryRun: false,
    } as const;
    const work = api.persistence.unitOfWork({ id: 'quan-tri' });
    const { state } = await work.startCycle({ ...input, units });
    expect(await found()).toEqual({ 'empty-role': [expect.stringMatching(/^Ban Chỉ đạo/)] });
    await work.executeCycle(state.id, { type: 'name-focal', unit: 'ban-chi-dao', person: 'dau-moi' });
    expect(await found()).toEqual({});
  });

  it('is a task with only a unit', async () => {
    await active(api, '1.2', { kind: 'obligation', leadUnits: ['so-tai-chinh'], deadlines });
    expect(await found()).toEqual({ 'unit-only': [expect.stringMatching(/^1\.2 .*\(Sở Tài chính\)/)] });
    await db.ask(`UPDATE task SET officer = 'can-bo-2' WHERE code = '1.2'`);
    expect((await found())['unit-only']).toBeUndefined();
  });

  it('is an address that was refused, until a mail arrives there, and not one that merely expired', async () => {
    await mail(1, 'failed', '550 no such user');
    expect((await found())['refused-address']).toEqual([expect.stringContaining('550 no such user')]);
    await mail(2, 'sent', '250 ok');
    expect((await found())['refused-address']).toBeUndefined();
    await mail(3, 'failed', 'expired: 451 later');
    expect((await found())['refused-address']).toBeUndefined();
    await mail(4, 'failed', 'domain-not-allowed');
    expect((await found())['refused-address']).toEqual([expect.stringContaining('tên miền')]);
    await api.persistence.dataSource.query(`DELETE FROM message`);
  });

  it('is the work of who left, and the steps that would speak to them', async () => {
    await draft(api, '2.1', { leadUnits: ['so-khcn'], officer: 'can-bo', watcher: 'can-bo', deadlines });
    await api.persistence.directory.changePerson('can-bo', { active: false });
    const all = await found();
    expect(all['person-left']).toEqual([
      expect.stringMatching(/^1\.1 .*cán bộ được giao/),
      expect.stringMatching(/^2\.1 .*cán bộ được giao/),
      expect.stringMatching(/^2\.1 .*người theo dõi/),
    ]);
    expect(all['coming-step']).toEqual([
      expect.stringMatching(/^1\.1 .*11\/12\/2026 chưa có cán bộ được giao/),
    ]);
    await api.persistence.directory.changePerson('can-bo', { active: true });
    expect(Object.keys(await found()).filter((kind) => kind !== 'unit-only')).toEqual([]);
  });

  it('is a role that nobody holds', async () => {
    for (const person of ['giam-doc', 'kiem-tra', 'dau-moi', 'truong-ban']) {
      await api.persistence.directory.changePerson(person, { active: false });
    }
    const roles = (await found())['empty-role']!;
    expect(roles.sort()).toEqual([
      'Ban Chỉ đạo: Chưa có Trưởng ban.',
      'Ban Chỉ đạo: Chưa có đầu mối Ban Chỉ đạo.',
      'Sở Khoa học và Công nghệ: Chưa có người đứng đầu.',
      'Văn phòng Tỉnh ủy: Chưa có người kiểm tra sản phẩm.',
    ]);
  });

  it('is a step that was recorded as told to nobody, while its task is open', async () => {
    const id = 'khcn-1.1';
    await api.persistence.dataSource.transaction(async (tx) => {
      const ref = {
        deadlineId: 'm1',
        key: '1/H-7',
        rung: 'H-7',
        kind: 'reminder',
        nominal: '2026-12-11',
      } as const;
      const data = { ...ref, slot: '2026-12-07', reason: 'nobody' as const };
      await api.persistence.recorder.append(
        tx,
        await api.persistence.locks.one(tx, id, 'task'),
        [{ type: 'rung-skipped', data }],
        { id: 'system' },
      );
    });
    expect((await found())['unreached-step']).toEqual([
      expect.stringMatching(/^1\.1 .*07\/12\/2026 không đến/),
    ]);
    await db.ask(`UPDATE task SET status = 'stopped' WHERE id = $1`, [id]);
    expect((await found())['unreached-step']).toBeUndefined();
  });
});
