import { formatDateWithWeekday } from '../../../format/date.js';
import type { FormAct, Outcome, Typed } from './forms.js';

/** What an act will do, said before it is sent. */
export function consequence(act: FormAct, outcome: Outcome | null, typed: Typed): string | null {
  if (act === 'conclude') return outcome === null ? null : ofConclusion(outcome, typed);
  switch (act) {
    case 'propose':
      return 'Thay đề xuất trước nếu đã có. Hồ sơ chưa trình thì Ban Chỉ đạo thấy khi được trình; đã trình thì thấy ngay.';
    case 'send-up':
      return 'Hồ sơ chuyển đến Ban Chỉ đạo; thời hạn cho ý kiến được tính từ hôm nay.';
    case 'close':
      return 'Hồ sơ đóng, không trình Ban Chỉ đạo; lý do được lưu trong hồ sơ.';
    case 'give-statement':
      return 'Ý kiến được lưu trong hồ sơ; khi được đề nghị giải trình, ý kiến của người đứng đầu đưa hồ sơ trở lại Ban Chỉ đạo.';
    case 'give-opinion':
      return 'Ý kiến được lưu trong hồ sơ để người chủ trì kết luận.';
    case 'schedule':
      return 'Thời hạn cho ý kiến theo ngày họp nếu phiên họp đến sớm hơn.';
    case 'record-answer':
      return 'Trả lời được áp dụng vào nhiệm vụ và hồ sơ đóng.';
    case 'record-minutes':
      return null;
  }
}

const day = (typed: Typed, name: string) => {
  const date = typed[name] ?? '';
  return date === '' ? '…' : formatDateWithWeekday(date);
};

function ofConclusion(outcome: Outcome, typed: Typed): string {
  const TOLD = 'đơn vị chủ trì và cán bộ được giao được thông báo';
  switch (outcome) {
    case 'new-date':
      return `Đặt hạn mới ${day(typed, 'newDue')}: lịch nhắc chạy lại đến hạn mới, thời hạn ban đầu vẫn được lưu, hồ sơ đóng, ${TOLD}.`;
    case 'keep-date':
      return `Thời hạn không đổi; nhắc tiếp đến ngày kiểm tra lại ${day(typed, 'checkDue')}; hồ sơ đóng, ${TOLD}.`;
    case 'reassign': {
      const until = (typed['newDue'] ?? '') === '' ? day(typed, 'checkDue') : day(typed, 'newDue');
      return `Đơn vị mới chủ trì từ hôm nay, nhắc đến ngày ${until}; người đứng đầu đơn vị mới phân công cán bộ; hồ sơ đóng.`;
    }
    case 'request-explanation':
      return `Hồ sơ chuyển về đơn vị; người đứng đầu giải trình trước hết ngày ${day(typed, 'due')}, sau đó hồ sơ tự trở lại Ban Chỉ đạo.`;
    case 'suspend':
      return 'Nhiệm vụ tạm dừng, không nhắc nữa; những ngày tạm dừng không tính cho đơn vị; hồ sơ đóng.';
    case 'recommend-stop':
      return 'Gửi kiến nghị dừng; nhiệm vụ giữ nguyên đến khi cấp có thẩm quyền trả lời, Cơ quan Thường trực theo dõi.';
    case 'recommend-date':
      return `Gửi kiến nghị thời hạn ${day(typed, 'newDue')}; thời hạn hiện tại giữ nguyên đến khi cấp có thẩm quyền trả lời.`;
    case 'return':
      return 'Hồ sơ trở lại Cơ quan Thường trực để hoàn thiện, hết thời gian thì tự trình lại.';
  }
}
