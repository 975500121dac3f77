import type { RoleName } from '#contracts';
import { MessageEntity, UnitEntity } from '#persistence';
import type { TestApi } from '../support/api/index.js';
import { active, command, draft } from '../support/api/tasks.js';
import { smallTemplate } from '../support/programme/small-cycle.js';

/** One person for every role, as the access tables name them. */
export const CAST = {
  officer: 'can-bo',
  colleague: 'dong-nghiep',
  watcher: 'theo-doi',
  head: 'giam-doc',
  'other-officer': 'can-bo-2',
  'other-head': 'giam-doc-2',
  'parent-head': 'bi-thu',
  checker: 'kiem-tra',
  office: 'van-phong-1',
  deputy: 'pho-chanh',
  chief: 'chanh',
  intake: 'dau-moi',
  chair: 'truong-ban',
  member: 'uy-vien',
  administrator: 'quan-tri',
  auditor: 'thanh-tra',
  supervisor: 'dai-bieu',
  'other-supervisor': 'mat-tran',
  nobody: 'nguoi-la',
} as const;
export type RoleInCast = keyof typeof CAST;
export const ROLES_IN_CAST = Object.keys(CAST) as RoleInCast[];

const MORE: [id: string, ...memberships: [unit: string, role: RoleName][]][] = [
  ['dong-nghiep', ['so-khcn', 'officer']],
  ['giam-doc-2', ['so-tai-chinh', 'head']],
  ['truong-ban', ['ban-chi-dao', 'chair']],
  ['uy-vien', ['ban-chi-dao', 'member']],
  ['thanh-tra', ['tinh-uy', 'auditor']],
  ['dai-bieu', ['hdnd', 'supervisor']],
  ['mat-tran', ['mttq', 'supervisor']],
  ['theo-doi', ['tinh-uy', 'officer']],
  ['nguoi-la'],
];

/** `own`: of the officer's department · `other`: of another one · `duty`: what the standing body owes itself. */
export type Target = 'own' | 'other' | 'duty';
export const TARGETS: readonly Target[] = ['own', 'other', 'duty'];

const OWED: Record<Target, { code: string; unit: string; officer: string; watcher?: string }> = {
  own: { code: '1.1', unit: 'so-khcn', officer: CAST.officer, watcher: CAST.watcher },
  other: { code: '1.2', unit: 'so-tai-chinh', officer: CAST['other-officer'] },
  duty: { code: '1.3', unit: 'van-phong', officer: CAST.office },
};

export interface Stage {
  task: Record<Target, string>;
  draft: Record<Target, string>;
  case: Record<Target, string>;
  mail: Record<Target, string>;
  file: Record<Target, string>;
  /** A report that only the unit of the target is asked for; its stage `don-vi` is open. */
  cycle: Record<Target, string>;
  /** What the unit of the target asks to be added. */
  amendment: Record<Target, string>;
  /** What a supervising body recommends; the unit of the target is to answer. */
  recommendation: Record<Target, string>;
}

/** The unit that owes, by whose it is. */
export const UNIT_OF: Record<Target, string> = { own: 'so-khcn', other: 'so-tai-chinh', duty: 'van-phong' };

/** People, and for each target a task, its draft twin, a case and a mail to its officer. */
export async function setStage(api: TestApi): Promise<Stage> {
  await api.persistence.directory.change(async (tx) => {
    for (const code of ['hdnd', 'mttq']) {
      await tx.insert(UnitEntity, { code, name: code, parent: null, kind: 'elected', aliases: [] } as object);
    }
  });
  for (const [id, ...memberships] of MORE) {
    await api.persistence.directory.addUser({
      id,
      email: `${id}@demo.example`,
      name: id,
      memberships: memberships.map(([unit, role]) => ({ unit, role })),
      demo: true,
    });
  }
  const stage: Stage = {
    task: { own: '', other: '', duty: '' },
    draft: { own: '', other: '', duty: '' },
    case: { own: '', other: '', duty: '' },
    mail: { own: '', other: '', duty: '' },
    file: { own: '', other: '', duty: '' },
    cycle: { own: '', other: '', duty: '' },
    amendment: { own: '', other: '', duty: '' },
    recommendation: { own: '', other: '', duty: '' },
  };
  await smallTemplate(api.persistence, 'dang-uy-ubnd');
  for (const target of TARGETS) {
    const { code, unit, officer, watcher } = OWED[target];
    const profile = { leadUnits: [unit], officer, ...(watcher ? { watcher } : {}), deadlines: [DEADLINE] };
    const task = await active(api, code, profile);
    stage.task[target] = task;
    stage.draft[target] = await draft(api, `${code}.du-thao`, profile);
    stage.case[target] = await openCase(api, task);
    stage.mail[target] = await queueMail(api, target, officer);
    stage.file[target] = await bindFile(api, officer, task);
    stage.amendment[target] = await propose(api, unit);
    stage.recommendation[target] = await recommend(api, unit);
    stage.cycle[target] = await startCycle(api, TARGETS.indexOf(target) + 1, unit);
  }
  return stage;
}

export const DEADLINE = {
  id: 'm1',
  deliverable: 'Dự thảo kế hoạch',
  rule: { kind: 'yearly-before', monthDay: '12-20', planYear: 2027 },
};

async function openCase(api: TestApi, taskId: string): Promise<string> {
  const system = api.persistence.unitOfWork({ id: 'system' });
  const id = `${taskId}.m1.1`;
  await system.executeCase(id, { type: 'open', taskId, deadlineId: 'm1', programme: 'khcn' });
  await system.noteCase(taskId, 'm1', id, 'draft');
  return id;
}

async function propose(api: TestApi, unit: string): Promise<string> {
  const input = {
    ...{ programme: 'khcn', unit, task: null, reason: 'Thực tế đổi', basis: null },
    content: { title: 'Nhiệm vụ mới', leadUnits: [unit] },
  };
  return (await api.persistence.amendments.store.propose(input, { id: 'system' })).id;
}

async function recommend(api: TestApi, unit: string): Promise<string> {
  const left = { programme: 'khcn', body: 'hdnd', about: { kind: 'programme' }, text: 'Vì sao?' } as const;
  const { supervision } = api.persistence;
  const { id } = await supervision.leave({ ...left, answerDue: '2027-01-15' }, { id: CAST.supervisor });
  await supervision.execute(id, { type: 'assign', unit }, { id: CAST.office });
  return id;
}

async function startCycle(api: TestApi, part: number, unit: string): Promise<string> {
  const input = { programme: 'khcn', kind: 'ad-hoc-report', year: 2026, part, dryRun: false } as const;
  const work = api.persistence.unitOfWork({ id: CAST.administrator });
  return (await work.startCycle({ ...input, units: [unit] })).state.id;
}

/** A file as a submission leaves it; the submission itself would change what may be done to the task. */
async function bindFile(api: TestApi, as: string, task: string): Promise<string> {
  const { status, body } = await api.ask('POST', '/api/attachments', {
    as,
    body: 'Báo cáo',
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': "attachment; filename*=UTF-8''bao-cao.txt",
    },
  });
  if (status !== 201) throw new Error(`not taken: ${JSON.stringify(body)}`);
  await api.persistence.dataSource.query(
    `UPDATE attachment SET task_id = $2, deadline_id = 'm1', submission_no = 1 WHERE id = $1`,
    [body.id, task],
  );
  return body.id as string;
}

async function queueMail(api: TestApi, target: Target, recipient: string): Promise<string> {
  const id = `thu-${target}`;
  await api.persistence.dataSource.manager.insert(MessageEntity, {
    id,
    key: `${recipient}|2026-12-11|routine`,
    recipient,
    address: `${recipient}@demo.example`,
    slot: '2026-12-11T01:00:00Z',
    slotDate: '2026-12-11',
    class: 'routine',
    subject: '[Nhắc hạn] 1 việc',
    state: 'sent',
    mime: Buffer.from('Content-Type: text/html; charset=utf-8\r\n\r\n<p>Kính gửi</p>'),
    messageId: `<${id}@demo.example>`,
    sources: {},
    attempts: 1,
    resends: 0,
    notAfter: '2026-12-12T01:00:00Z',
    createdAt: '2026-12-11T00:30:00Z',
  } as object);
  return id;
}

/** The deliverable is handed in by the task's officer. */
export async function submit(api: TestApi, by: string, id: string): Promise<void> {
  const answer = await command(api, by, id, { type: 'submit-deliverable', deadlineId: 'm1' });
  if (answer.status !== 200) throw new Error(`not submitted: ${JSON.stringify(answer.body)}`);
}
