import type { ChainFault, ProofFault } from '#persistence';

const CHAIN_WORDS: Record<ChainFault['code'], string> = {
  gap: 'thiếu sự kiện ngay trước nó',
  'broken-link': 'không nối với sự kiện ngay trước nó',
  changed: 'đã bị sửa sau khi ghi',
  'text-changed': 'phần chữ đã bị sửa sau khi ghi',
  head: 'thiếu hoặc khác: chuỗi không kết thúc như hồ sơ đã ghi',
  headless: 'hồ sơ của chuỗi này không còn',
};

const PROOF_WORDS: Record<ProofFault['code'], (subject: string) => string> = {
  checkpoint: (no) => `dấu số ${no} đã bị sửa hoặc không nối với dấu trước nó`,
  chain: (id) => `hồ sơ ${id}: sự kiện mà dấu hằng ngày đã thấy nay thiếu hoặc đã khác`,
  mail: (id) => `thư ${id}: không đúng như bằng chứng đã chốt, hoặc chưa dấu nào thấy`,
  mails: (no) => `dấu số ${no}: các thư đã chốt nay thiếu, thừa hoặc đã khác`,
  'unknown-checkpoint': (hash) =>
    `không dấu nào mang mã ${hash}: phần cuối đã bị cắt, hoặc nhật ký đã bị viết lại`,
  cut: () => 'tệp xuất thiếu hoặc thừa dòng',
};

export function chainWords({ aggregateId, seq, code }: ChainFault): string {
  return `hồ sơ ${aggregateId}, sự kiện ${seq}: ${CHAIN_WORDS[code]}`;
}

export function proofWords({ code, subject }: ProofFault): string {
  return PROOF_WORDS[code](subject);
}
