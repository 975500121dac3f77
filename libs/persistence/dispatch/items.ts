import type { Instant, IsoDate } from '#contracts';
import {
  type CaseState,
  type LadderPlan,
  localDate,
  type Notice,
  type RoleRef,
  type Rung,
  type SlotPlan,
  type TaskState,
} from '#domain';
import type { PlannedItemEntity } from '../entities/index.js';
import type { Resolved } from './ports.js';

/** A rung that the sent one replaces after an outage; it becomes a fact together with it. */
export interface SupersededRung {
  deadlineId: string | null;
  key: string;
  rung: string;
  kind: Rung['kind'];
  nominal: IsoDate;
}

export type PlannedItem = Omit<PlannedItemEntity, 'supersedes'> & { supersedes: SupersededRung[] };

/** What a line of a mail is worded from. */
export type Said = Omit<
  PlannedItem,
  'aggregateVersion' | 'recipient' | 'inPlaceOf' | 'skipReason' | 'supersedes' | 'createdAt'
>;

/** Finds the persons of a role, for one task. */
export type Resolve = (role: RoleRef) => Promise<Resolved>;

export type Told = Pick<
  PlannedItem,
  'deadlineId' | 'doneKey' | 'noticeKey' | 'rung' | 'kind' | 'track' | 'nominal' | 'late' | 'supersedes'
>;

export interface Source {
  id: string;
  version: number;
  slot: IsoDate;
  createdAt: Instant;
}

/** What a task says in a slot, one row for each person it is said to. */
export async function taskItems(
  state: TaskState,
  plan: SlotPlan,
  resolve: Resolve,
  createdAt: Instant,
): Promise<PlannedItem[]> {
  const source: Source = { id: state.id, version: state.version, slot: plan.slot, createdAt };
  const items: PlannedItem[] = [];
  for (const step of plan.steps) {
    const { rung, deadlineId, doneKey, late, supersedes } = step;
    const told: Told = {
      ...ofRung(rung),
      deadlineId,
      doneKey,
      late,
      supersedes: supersedes.map((s) => superseded(s.deadlineId, s.rung)),
    };
    items.push(...(await addressed(source, told, rung.to, rung.why, resolve)));
  }
  for (const notice of plan.notices) {
    const told: Told = {
      deadlineId: notice.deadlineId,
      doneKey: null,
      noticeKey: notice.key,
      rung: notice.kind,
      kind: 'notice',
      track: null,
      nominal: localDate(notice.at),
      late: false,
      supersedes: [],
    };
    const to = await noticeRoles(notice, resolve);
    items.push(...(await addressed(source, told, to, NOTICE_WHY[notice.kind], resolve)));
  }
  return items;
}

/** What a case says in a slot: the committee's rung. */
export async function caseItems(
  state: CaseState,
  plan: LadderPlan,
  resolve: Resolve,
  createdAt: Instant,
): Promise<PlannedItem[]> {
  if (plan.step === null) return [];
  const { rung, late, supersedes } = plan.step;
  const source: Source = { id: state.id, version: state.version, slot: plan.slot, createdAt };
  const told: Told = {
    ...ofRung(rung),
    deadlineId: state.deadlineId,
    doneKey: rung.key,
    late,
    supersedes: supersedes.map((r) => superseded(state.deadlineId, r)),
  };
  return addressed(source, told, rung.to, rung.why, resolve);
}

const NOTICE_WHY: Record<Notice['kind'], string> = {
  assigned: 'Nhiệm vụ mới được giao.',
  returned: 'Sản phẩm được trả lại để hoàn thiện.',
  accepted: 'Sản phẩm được xác nhận hoàn thành.',
  submitted: 'Sản phẩm được trình, chờ kiểm tra.',
  'extension-drafted': 'Dự thảo đề nghị gia hạn chờ ký.',
  'extension-signed': 'Đơn vị đề nghị gia hạn, chờ quyết định.',
  'extension-decided': 'Đề nghị gia hạn đã được quyết định.',
  'date-moved': 'Thời hạn được điều chỉnh theo văn bản.',
  concluded: 'Đã có kết luận về nhiệm vụ.',
  amended: 'Nhiệm vụ được điều chỉnh theo văn bản.',
  'input-asked': 'Được đề nghị cho ý kiến phối hợp.',
  'input-given': 'Đã có ý kiến phối hợp.',
  'difficulty-reported': 'Có vướng mắc cần xử lý.',
  'difficulty-owned': 'Được giao xử lý vướng mắc.',
  'difficulty-resolved': 'Vướng mắc đã được giải quyết.',
};

/** What concerns the work goes to the officer; where a unit has named none yet, to its head. */
async function noticeRoles(notice: Notice, resolve: Resolve): Promise<RoleRef[]> {
  switch (notice.kind) {
    case 'submitted':
      return [{ role: 'checker' }];
    case 'extension-signed':
    case 'difficulty-reported':
      return [{ role: 'office' }];
    case 'extension-drafted':
      return [{ role: 'head' }];
    case 'input-asked':
      return [{ role: 'coordinating-head', unit: notice.to! }];
    case 'difficulty-owned':
      return [{ role: 'person', person: notice.to! }];
    case 'concluded':
    case 'amended':
    case 'date-moved':
    case 'extension-decided':
      return [{ role: 'officer' }, { role: 'head' }];
  }
  const { persons } = await resolve({ role: 'officer' });
  return [{ role: persons.length > 0 ? 'officer' : 'head' }];
}

export function ofRung(rung: Rung) {
  const { name, kind, track, on } = rung;
  return { noticeKey: null, rung: name, kind, track, nominal: on };
}

export function superseded(deadlineId: string | null, rung: Rung): SupersededRung {
  return { deadlineId, key: rung.key, rung: rung.name, kind: rung.kind, nominal: rung.on };
}

/** One row per person; a step that reaches nobody at all is one row without a recipient, so that it is recorded. */
export async function addressed(
  source: Source,
  told: Told,
  roles: readonly RoleRef[],
  why: string,
  resolve: Resolve,
): Promise<PlannedItem[]> {
  const base = {
    ...told,
    aggregateId: source.id,
    aggregateVersion: source.version,
    slot: source.slot,
    why,
    createdAt: source.createdAt,
  };
  const key = (recipient: string) =>
    [source.id, told.doneKey ?? told.noticeKey, recipient, source.slot].join('|');
  const items = new Map<string, PlannedItem>();
  let reason: 'nobody' | 'debtor' = 'nobody';
  for (const role of roles) {
    const { persons, skip, inPlaceOf } = await resolve(role);
    if (skip !== null) reason = skip;
    for (const recipient of persons) {
      if (items.has(recipient)) continue;
      const told = { recipient, skipReason: null, role: role.role };
      items.set(recipient, {
        ...base,
        ...told,
        key: key(recipient),
        inPlaceOf: inPlaceOf?.[recipient] ?? null,
      });
    }
  }
  if (items.size > 0) return [...items.values()];
  const nobody = { recipient: null, inPlaceOf: null, skipReason: reason, role: roles[0]!.role };
  return [{ ...base, ...nobody, key: key('') }];
}
