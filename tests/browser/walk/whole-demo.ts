import { Persistence } from '#persistence';
import { type DemoProvince, demoProvince, NOW } from '../demo-province.js';
import { writeMorningMails } from './morning-mails.js';

/** The morning after: the mails of 08:00 are about to be sent. */
export const MORNING = '2026-12-09T02:00:00Z';
const DAY_BEFORE = '2026-12-08';

/** What addresses with parameters are of. */
export interface WholeDemo extends DemoProvince {
  session: string;
  amendment: string;
  recommendation: string;
  message: string;
  cycle: string;
  indicator: string;
}

/** The demo layer with at least one of everything that has a page of its own. */
export async function wholeDemo(today: Persistence): Promise<WholeDemo> {
  const persistence = new Persistence(today.dataSource, { now: () => new Date(NOW) });
  const province = await demoProvince(persistence);
  const idOf = async (email: string) => ({ id: (await persistence.reads.person(email))!.id });
  const [office, officer, head] = (await Promise.all(
    ['vanphong@demo.example', 'canbo@demo.example', 'thutruong@demo.example'].map(idOf),
  )) as [{ id: string }, { id: string }, { id: string }];
  const unit = 'so-khoa-hoc-va-cong-nghe';

  const called = { programme: 'khcn', heldOn: '2026-12-15', title: 'Phiên họp tháng 12 năm 2026' };
  const { id: session } = await persistence.committee.call(called, office);
  await persistence.unitOfWork(office).executeCase(province.case, { type: 'schedule', session });

  const content = {
    title: 'Quy chế chia sẻ dữ liệu dùng chung của tỉnh',
    deliverable: 'Dự thảo quy chế',
    rule: { kind: 'by', date: '2027-06-30' } as const,
    leadUnits: [unit],
    coordinatingUnits: ['so-tai-chinh'],
  };
  const reason = 'Luật Dữ liệu có hiệu lực, cần quy định thống nhất trong toàn tỉnh.';
  const proposed = { programme: 'khcn', unit, task: null, content, reason, basis: null };
  const { id: amendment } = await persistence.amendments.store.propose(proposed, officer);
  await persistence.amendments.store.execute(amendment, { type: 'sign', documentNumber: '45/SKHCN' }, head);

  const { id: recommendation } = await persistence.supervision.leave(
    {
      ...{ programme: 'khcn', body: 'hdnd-tinh', about: { kind: 'task', code: '3.14' } },
      ...{ text: 'Đề nghị làm rõ tiến độ và nguồn kinh phí.', answerDue: '2026-12-18' },
    },
    await idOf('giamsat@demo.example'),
  );

  const document = {
    ...{ title: 'Quyết định', number: '18/QĐ-SKHCN', date: '2026-12-04', issuer: null, line: null },
    issuerUnit: unit,
  };
  const naming = { person: head.id, by: officer.id, since: DAY_BEFORE, until: '2027-01-12' };
  await persistence.standIns.name({ ...naming, scope: 'sign', document }, office);
  const system = persistence.unitOfWork({ id: 'system' });
  await system.openDueObligations('khcn', DAY_BEFORE);
  await system.openDueCycles('khcn', DAY_BEFORE);
  const indicator = (await persistence.reads.indicators('khcn'))[0]!.code;
  const cycle = 'khcn.annual-report.2026';
  await writeMorningMails(today);
  const { items } = await today.reads.messages({}, { page: 1, pageSize: 1 });
  const message = items[0]!.id;
  return { ...province, session, amendment, recommendation, cycle, indicator, message };
}
