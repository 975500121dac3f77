import type { TrackedTask } from '#contracts';

/** The four classes of official reports, and what stands beside them. */
export const STANDING: Record<TrackedTask['deadlines'][number]['class'], string> = {
  doneOnTime: 'Đã hoàn thành, đúng hạn',
  doneLate: 'Đã hoàn thành, quá hạn',
  openInTime: 'Chưa hoàn thành, trong hạn',
  openOverdue: 'Chưa hoàn thành, quá hạn',
  awaitingCheck: 'Đã trình, chờ kiểm tra',
  undated: 'Chưa có thời hạn',
  backlog: 'Tồn đọng, chờ rà soát',
  suspended: 'Tạm dừng',
  stopped: 'Đã dừng',
};
