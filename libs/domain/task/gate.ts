import type { MissingPart } from '#contracts';
import { formatDate } from '../calendar/index.js';
import type { TaskState } from './state.js';

/** One missing part of the "5 rõ", with the field that would fill it and a Vietnamese sentence. */
export interface Missing {
  part: MissingPart;
  path: string;
  message: string;
}

/**
 * The gate before activation ("5 rõ": rõ việc, rõ người, rõ trách nhiệm, rõ kết quả, rõ thời gian; Đề án, line 394).
 * An obligation may be live with only a unit, and one without a stated debtor is held by the standing body.
 */
export function missingParts(state: TaskState): Missing[] {
  const missing: Missing[] = [];
  const add = (part: MissingPart, path: string, message: string) => missing.push({ part, path, message });
  if (state.title.trim() === '') add('what', 'title', 'Chưa rõ việc: thiếu tên nhiệm vụ.');
  if (state.leadUnits.length === 0 && state.heldBy === null) {
    add('whose', 'leadUnits', 'Chưa rõ trách nhiệm: thiếu đơn vị chủ trì.');
  }
  if (state.officer === null && state.kind === 'task') {
    add('who', 'officer', 'Chưa rõ người: thiếu cán bộ được giao.');
  }
  if (state.deadlines.length === 0) {
    add('result', 'deadlines', 'Chưa rõ kết quả: thiếu sản phẩm.');
    add('when', 'deadlines', 'Chưa rõ thời gian: thiếu quy tắc hạn.');
  }
  state.deadlines.forEach((d, i) => {
    if (d.deliverable.trim() === '') {
      add('result', `deadlines.${i}.deliverable`, `Chưa rõ kết quả: mốc ${d.id} thiếu sản phẩm.`);
    }
  });
  const unchecked = whyUnchecked(state);
  if (unchecked !== null) add('duplication', 'duplicationCheck', unchecked);
  return missing;
}

/** An investment starts only after it was compared with what ministries and branches have invested in (Đề án, line 402). */
function whyUnchecked({ investment, duplicationCheck }: TaskState): string | null {
  if (investment !== true) return null;
  if (duplicationCheck === undefined) {
    return 'Việc đầu tư chưa được kiểm tra trùng lặp với bộ, ngành Trung ương nên chưa kích hoạt được. Đề nghị ghi kết luận kiểm tra, cơ quan đã đối chiếu và văn bản căn cứ.';
  }
  if (duplicationCheck.conclusion !== 'duplicate') return null;
  return `Kết luận kiểm tra ngày ${formatDate(duplicationCheck.on)}: nội dung đầu tư trùng với ${duplicationCheck.checkedWith}, nên chưa kích hoạt được. Sau khi điều chỉnh, đề nghị ghi kết luận kiểm tra mới.`;
}

/** The sixth rõ (thẩm quyền) and a missing watcher do not stop an activation; they are shown. */
export function activationWarnings(state: TaskState): string[] {
  const warnings: string[] = [];
  if (state.basis === null || state.basis.number === null)
    warnings.push('chưa rõ thẩm quyền: thiếu số văn bản giao');
  if (state.watcher === null) warnings.push('chưa có người theo dõi');
  if (state.leadUnits.length === 0) warnings.push('chưa rõ đơn vị chủ trì');
  if (state.officer === null) warnings.push('chưa có cán bộ được giao');
  return warnings;
}
