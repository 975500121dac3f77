import type { Opened } from '../installation.js';
import type { Finding } from './finding.js';
import { proofWords } from './proof-words.js';

const HOUR_MS = 3_600_000;
/** One is taken each night; as the alarm has it. */
const LATE_AFTER_HOURS = 36;

/** How old the last checkpoint is, and whether the record and the mails are what the checkpoints say. */
export async function checkpoints({ persistence, clock }: Opened): Promise<Finding> {
  const [latest, { faults, mails }] = await Promise.all([
    persistence.proof.store.latest(),
    persistence.proof.check.verify(),
  ]);
  const [fault] = faults;
  const hours = latest === null ? null : (clock.now().getTime() - Date.parse(latest.at)) / HOUR_MS;
  const late = hours !== null && hours > LATE_AFTER_HOURS;
  const last = latest === null ? 'chưa có dấu nào' : `dấu số ${latest.no}, ${Math.floor(hours!)} giờ trước`;
  return {
    check: 'Dấu hằng ngày',
    ok: fault === undefined && !late,
    detail: fault === undefined ? `${last}; khớp, ${mails} thư` : `${last}; ${proofWords(fault)}`,
    action:
      fault !== undefined
        ? 'chạy “dondoc verify” và báo người quản trị dữ liệu'
        : late
          ? 'xem worker có chạy không, và có giao dịch nào treo không'
          : '',
  };
}
