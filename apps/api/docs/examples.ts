import { caseCommand, createTask, signInRequest, taskCommand, verifyRequest } from '#contracts';

/** Bodies shown in the OpenAPI document; made-up data only. Each is checked against its schema by a test. */
export const example = {
  createTask: {
    schema: createTask,
    value: {
      programme: 'khcn',
      code: 'BS-01',
      title: 'Xây dựng quy chế phối hợp chia sẻ dữ liệu',
      leadUnits: ['so-khoa-hoc-va-cong-nghe'],
      deadlines: [{ deliverable: 'Dự thảo quy chế', rule: { kind: 'by', date: '2027-03-31' } }],
    },
  },
  taskCommand: {
    schema: taskCommand,
    value: { type: 'report-progress', percent: 60, note: 'Đã lấy ý kiến các sở, ngành; đang tổng hợp.' },
  },
  caseCommand: {
    schema: caseCommand,
    value: { type: 'close', reason: 'Đơn vị đã gửi sản phẩm, đang kiểm tra.' },
  },
  signIn: { schema: signInRequest, value: { email: 'canbo@demo.example' } },
  verify: { schema: verifyRequest, value: { email: 'canbo@demo.example', code: '123456' } },
};
