import { amendmentCommand, leaveRecommendation, proposeAmendment, supervisionCommand } from '#contracts';

/** Bodies of what units and supervision ask for; made-up data only. */
export const unitExamples = {
  proposeAmendment: {
    schema: proposeAmendment,
    values: {
      'thêm nhiệm vụ': {
        programme: 'khcn',
        unit: 'so-khoa-hoc-va-cong-nghe',
        content: {
          title: 'Xây dựng quy chế chia sẻ dữ liệu dùng chung',
          deliverable: 'Dự thảo quy chế',
          rule: { kind: 'by', date: '2027-06-30' },
          leadUnits: ['so-khoa-hoc-va-cong-nghe'],
        },
        reason: 'Luật Dữ liệu có hiệu lực, Đề án chưa có nhiệm vụ tương ứng.',
      },
      'đổi đơn vị phối hợp': {
        programme: 'khcn',
        unit: 'so-khoa-hoc-va-cong-nghe',
        task: 'khcn-3.6',
        content: { coordinatingUnits: ['so-tai-chinh'] },
        reason: 'Cần thẩm định nguồn vốn.',
      },
    },
  },
  amendmentCommand: {
    schema: amendmentCommand,
    values: {
      ký: { type: 'sign', documentNumber: '45/SKHCN-KH', documentDate: '2026-12-10' },
      'chuẩn bị ý kiến': { type: 'prepare', recommends: 'accept', opinion: 'Phù hợp mục tiêu của Đề án.' },
      'chấp thuận': {
        type: 'decide',
        decision: 'accept',
        code: 'BS-02',
        basis: { title: 'Thông báo', number: '77-TB/TU', date: '2026-12-15' },
      },
      'không chấp thuận': { type: 'decide', decision: 'refuse', reason: 'Đã có trong nhiệm vụ 3.6.' },
    },
  },
  leaveRecommendation: {
    schema: leaveRecommendation,
    values: {
      'về một chỉ tiêu': {
        programme: 'khcn',
        body: 'hdnd-tinh',
        about: { kind: 'indicator', code: 'KH-04' },
        text: 'Đề nghị làm rõ vì sao chỉ tiêu chậm so với lộ trình.',
        answerDue: '2027-01-15',
      },
    },
  },
  supervisionCommand: {
    schema: supervisionCommand,
    values: {
      'giao đơn vị': { type: 'assign', unit: 'so-khoa-hoc-va-cong-nghe', answerDue: '2027-01-12' },
      'trả lời': { type: 'answer', text: 'Đã điều chỉnh lộ trình tại Kế hoạch năm 2027.' },
      'tiếp thu': { type: 'accept' },
      'chưa tiếp thu': { type: 'contest', note: 'Chưa nêu biện pháp cụ thể.' },
    },
  },
};
