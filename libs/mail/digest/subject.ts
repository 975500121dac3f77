import { formatDate } from '#domain';
import { isInformation, isOverdue, overdueDays } from './urgency.js';
import type { DigestLine, DigestLineKind } from './view.js';

/**
 * The subject of a digest whose lines are in order of urgency. It names no person, no level and no fault;
 * `[Kính báo cáo]` when the gravest line goes up, `[Nhắc hạn]` when it is the reader's own.
 */
export function subjectOf(lines: readonly DigestLine[]): string {
  const [first] = lines;
  if (!first) return '[Nhắc hạn] Không có việc cần quan tâm';
  const running = lines.filter((line) => !isInformation(line));
  if (running.length === 0) return informationSubject(lines);
  const prefix = first.direction === 'up' ? '[Kính báo cáo]' : '[Nhắc hạn]';
  if (onlyOf(lines, 'assigned')) return `[Giao việc] ${lines.length} việc mới${nearest(running)}`;
  if (onlyOf(lines, 'ack-missing')) return `${prefix} ${lines.length} việc chưa được tiếp nhận`;
  if (onlyOf(lines, 'input-asked')) return `[Phối hợp] ${lines.length} việc xin ý kiến${nearest(running)}`;
  if (onlyOf(lines, 'extension-signed')) return `${prefix} ${lines.length} đề nghị gia hạn`;
  if (onlyOf(lines, 'difficulty-reported')) return `${prefix} ${lines.length} vướng mắc cần xử lý`;
  const noun = onlyOf(lines, 'committee') ? 'hồ sơ' : 'việc';
  return `${prefix} ${lines.length} ${noun}${urgencyWords(running, lines.length)}`;
}

/** What follows the count: ` – đã quá hạn 2 ngày làm việc`, ` – gần nhất: còn 7 ngày (18/12/2026)`. */
function urgencyWords(running: readonly DigestLine[], count: number): string {
  const overdue = running.filter(isOverdue);
  if (overdue.length === 0) return nearest(running);
  const past = onlyOf(overdue, 'committee') ? 'đã qua hạn' : 'đã quá hạn';
  const days = overdue.map(overdueDays);
  const longest = Math.max(...days);
  const time = longest === 0 ? '' : ` ${longest} ngày làm việc`;
  if (overdue.length < count) return ` – có việc ${past}${time}`;
  return days.every((one) => one === longest) ? ` – ${past}${time}` : ` – ${past}, lâu nhất${time}`;
}

function nearest(lines: readonly DigestLine[]): string {
  const dated = lines.find((line) => line.daysLeft !== null && line.workingDue !== null);
  if (!dated) return onlyAsking(lines) ? ' – đề nghị cập nhật tiến độ' : ' cần quan tâm';
  const left = dated.daysLeft === 0 ? 'hôm nay' : `còn ${dated.daysLeft} ngày`;
  return ` – gần nhất: ${left} (${formatDate(dated.workingDue!)})`;
}

function informationSubject(lines: readonly DigestLine[]): string {
  const prefix = lines[0]!.direction === 'up' ? '[Kính báo cáo]' : '[Thông báo]';
  const count = lines.length;
  if (onlyOf(lines, 'accepted')) return `${prefix} ${count} việc đã được xác nhận hoàn thành`;
  if (onlyOf(lines, 'coverage')) return `${prefix} ${count} việc chưa có người nhận thư`;
  if (onlyOf(lines, 'rollup')) return `${prefix} Tổng hợp tháng: ${count} việc`;
  if (onlyOf(lines, 'calendar')) return `${prefix} Lịch làm việc: ${count} nội dung cần xem`;
  return `${prefix} ${count} nội dung về nhiệm vụ`;
}

function onlyOf(lines: readonly DigestLine[], kind: DigestLineKind): boolean {
  return lines.every((line) => line.kind === kind);
}

function onlyAsking(lines: readonly DigestLine[]): boolean {
  return lines.every((line) => line.kind === 'question' || line.kind === 'nudge');
}
