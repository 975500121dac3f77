import type { PlanNode, PlannedTask } from '#contracts';

export const texts = {
  title: 'Cây kế hoạch',
  about:
    'Chương trình, các kế hoạch cụ thể hóa và nhiệm vụ theo văn bản giao. Phần văn bản chưa nêu được ghi là còn thiếu.',
  counts: (tasks: number, inPlans: number, targets: number) =>
    `${tasks} nhiệm vụ, ${inPlans} nhiệm vụ đã nằm trong kế hoạch; ${targets} chỉ tiêu`,
  years: (from: number, to: number) => `giai đoạn ${from}–${to}`,
  targets: (count: number) => `Chỉ tiêu kế thừa (${count})`,
  allTargets: (count: number) => `Chỉ tiêu của chương trình (${count})`,
  entered: 'theo lộ trình đã nhập kèm văn bản',
  tasks: (count: number) => `Nhiệm vụ (${count})`,
  noTasks: 'Chưa có nhiệm vụ nào giao theo kế hoạch này.',
  direct: (count: number) => `Giao thẳng theo văn bản của chương trình, hoặc chưa nêu văn bản (${count})`,
  cycle: 'Mở kỳ kế hoạch',
  due: (on: string) => `hạn gần nhất ${on}`,
  noDue: 'chưa có hạn',
  noLead: 'chưa rõ đơn vị chủ trì',
  open: 'Cây kế hoạch',
} as const;

export const KIND_WORD: Record<PlanNode['kind'], string> = {
  'long-term': 'Dài hạn',
  'medium-term': 'Trung hạn',
  annual: 'Hằng năm',
};

export const STATUS_WORD: Record<PlanNode['status'], string> = {
  named: 'Có văn bản',
  running: 'Đang xây dựng',
  closed: 'Kỳ đã kết thúc',
  missing: 'Còn thiếu',
};

export const TASK_WORD: Record<PlannedTask['status'], string> = {
  draft: 'dự thảo',
  active: 'đang thực hiện',
  suspended: 'tạm dừng',
  stopped: 'đã dừng',
  completed: 'hoàn thành',
};
