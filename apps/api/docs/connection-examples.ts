import {
  createEventSource,
  createWebhook,
  eventSourceCommand,
  inboundEvent,
  webhookCommand,
} from '#contracts';

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
  createEventSource: {
    schema: createEventSource,
    values: {
      'số liệu từ cổng dữ liệu của tỉnh': {
        code: 'cong-du-lieu',
        uri: 'https://du-lieu.example.vn',
        description: 'Cổng dữ liệu mở của tỉnh',
        types: ['vn.dondoc.indicator.value'],
        programmes: ['khcn'],
      },
    },
  },
  eventSourceCommand: {
    schema: eventSourceCommand,
    values: {
      'chỉ số liệu của một đơn vị': { type: 'change', unit: 'so-khoa-hoc-va-cong-nghe' },
      'tạm dừng': { type: 'pause' },
      'nhận lại': { type: 'resume' },
      'đổi khóa ký': { type: 'renew-secret' },
    },
  },
  inboundEvent: {
    schema: inboundEvent,
    values: {
      'số liệu chỉ tiêu': {
        ...{ specversion: '1.0', id: 'kh-04-2027', source: 'https://du-lieu.example.vn' },
        type: 'vn.dondoc.indicator.value',
        data: {
          ...{ indicator: 'KH-04', asOf: '2027-12-31', status: 'done', value: 36 },
          source: 'Cổng dữ liệu của tỉnh',
        },
      },
      'văn bản mà các mốc đang chờ': {
        ...{ specversion: '1.0', id: 'luat-du-lieu', source: 'https://du-lieu.example.vn' },
        type: 'vn.dondoc.document.issued',
        data: {
          document: { title: 'Luật Dữ liệu', number: '60/2024/QH15', date: '2028-01-05' },
          event: 'Luật có hiệu lực',
        },
      },
    },
  },
};
