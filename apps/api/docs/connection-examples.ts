import { createWebhook, webhookCommand } from '#contracts';

/** Bodies of connections; made-up data only. */
export const connectionExamples = {
  createWebhook: {
    schema: createWebhook,
    values: {
      'mọi sự kiện của nhiệm vụ': {
        address: 'https://lgsp.example.vn/don-doc',
        description: 'Trục liên thông của tỉnh',
        types: ['vn.dondoc.task.*'],
        programme: 'khcn',
      },
    },
  },
  webhookCommand: {
    schema: webhookCommand,
    values: {
      'đổi loại sự kiện': { type: 'change', types: ['vn.dondoc.task.activated', 'vn.dondoc.case.*'] },
      'tạm dừng': { type: 'pause' },
      'gửi tiếp từ chỗ đã dừng': { type: 'resume', from: 'where-it-stopped' },
      'đổi khóa ký': { type: 'renew-secret' },
      'gửi thử': { type: 'send-test' },
      'gửi lại mọi lần đã dừng': { type: 'retry' },
      gỡ: { type: 'remove' },
    },
  },
};
