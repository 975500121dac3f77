import type { Persistence } from '#persistence';
import { loadSeeds } from '#seeds';
import { installSeeds } from '#seeds/install';

const SEEDED_ON = '2026-12-04';
/** The Tuesday after the demo layer was laid. */
export const NOW = '2026-12-08T02:00:00Z';
/** Overdue since the day before, and given by the committee. */
const LATE = '3.14';
const CHECKED = '4.1';

/** Ids of what stands out in the demo layer. */
export interface DemoProvince {
  /** An overdue task with a difficulty. */
  late: string;
  /** Its case, which waits for the committee. */
  case: string;
  /** A task whose deliverable waits for the check. */
  checked: string;
}

/** The demo layer, one deliverable handed in, and one case that waits for the committee. */
export async function demoProvince(persistence: Persistence): Promise<DemoProvince> {
  await installSeeds(persistence, loadSeeds(), { demo: true, seededOn: SEEDED_ON });
  const as = async (email: string) =>
    persistence.unitOfWork({ id: (await persistence.reads.person(email))!.id });
  const taskOf = async (code: string) => {
    const { items } = await persistence.reads.tasks(
      { q: code, programme: 'khcn' },
      { page: 1, pageSize: 50 },
    );
    const { id } = items.find((item) => item.code === code)!;
    const { state } = (await persistence.reads.task(id))!;
    return { id, deadline: state.deadlines[0]!.id };
  };
  const checked = await taskOf(CHECKED);
  const officer = await as('canbo@demo.example');
  await officer.executeTask(checked.id, { type: 'acknowledge' });
  await officer.executeTask(checked.id, {
    type: 'submit-deliverable',
    deadlineId: checked.deadline,
    documentNumber: '214/TTr-SKHCN',
    documentDate: '2026-12-07',
  });
  const late = await taskOf(LATE);
  const note = 'Chờ Sở Tài chính thống nhất nguồn kinh phí, dự kiến trong tháng 12.';
  await officer.executeTask(late.id, { type: 'report-difficulty', note });
  const id = `${late.id}.${late.deadline}.1`;
  const open = { type: 'open', taskId: late.id, deadlineId: late.deadline, programme: 'khcn' } as const;
  await persistence.unitOfWork({ id: 'system' }).executeCase(id, open);
  const office = await as('vanphong@demo.example');
  const directive = 'Giữ nguyên thời hạn; báo cáo tiến độ hằng tuần.';
  const proposal = { outcome: 'keep-date', directive, checkDue: '2026-12-22' } as const;
  await office.executeCase(id, { type: 'propose', proposal });
  await office.executeCase(id, { type: 'send-up', note: 'Kính trình Ban Chỉ đạo.' });
  const text = 'Đồng ý với đề xuất của Cơ quan Thường trực.';
  await (await as('uyvien1@demo.example')).executeCase(id, { type: 'give-opinion', text });
  return { late: late.id, checked: checked.id, case: id };
}
