import type { DeliveryList, EventSourceCommand, InboundType, WebhookCommand, WebhookView } from '#contracts';

export const texts = {
  title: 'Kết nối',
  out: 'Nơi nhận sự kiện',
  outAbout:
    'Máy chủ khác được báo mỗi khi có việc được ghi: chỉ mã, ngày và số, có chữ ký. Không có tên người, không có nội dung.',
  in: 'Nguồn dữ liệu',
  inAbout:
    'Máy chủ khác gửi số liệu chỉ tiêu, văn bản đã ban hành vào đây, có chữ ký; lịch sử ghi tên nguồn.',
  addWebhook: 'Thêm nơi nhận',
  addSource: 'Thêm nguồn dữ liệu',
  noWebhook: 'Nơi nhận đã thêm sẽ hiện ở đây.',
  noSource: 'Nguồn dữ liệu đã thêm sẽ hiện ở đây.',
  added: 'Đã thêm.',
  change: 'Sửa',
  changed: 'Đã sửa.',
  secret: 'Khóa ký',
  secretOnce: 'Chỉ hiện lần này. Chép sang máy chủ bên kia trước khi đóng.',
  secretSeen: 'Đã chép, đóng lại',
  failingSince: (since: string) => `chưa nhận được gì từ ${since}`,
  lastDelivered: (at: string) => `gửi được lần cuối ${at}`,
  lastReceived: (at: string) => `nhận lần cuối ${at}`,
  neverDelivered: 'chưa gửi được lần nào',
  neverReceived: 'chưa nhận lần nào',
  waiting: (count: number) => `${count} đang chờ gửi`,
  dead: (count: number) => `${count} đã dừng gửi`,
  twoSecrets: (until: string) => `khóa ký cũ còn dùng đến ${until}`,
  scope: (types: readonly string[], programme: string | null) =>
    [types.join(', '), programme ?? 'mọi chương trình'].join(' · '),
  sourceScope: (types: readonly string[], programmes: readonly string[], unit: string | null) =>
    [types.join(', '), programmes.join(', '), unit ?? 'toàn tỉnh và mọi đơn vị'].join(' · '),
  deliveries: 'Những lần gửi gần đây',
  noDelivery: 'Chưa gửi lần nào.',
  attempts: (count: number) => `${count} lần thử`,
  next: (at: string) => `thử lại ${at}`,
  received: 'Sự kiện đã nhận gần đây',
  noReceived: 'Chưa nhận sự kiện nào.',
  carryOut: 'Thực hiện',
  later: 'Để sau',
  save: 'Lưu',
  fields: {
    address: 'Địa chỉ nhận (https)',
    description: 'Là máy chủ nào, của ai',
    types: 'Loại sự kiện, cách nhau bằng dấu phẩy',
    programme: 'Chỉ của chương trình',
    code: 'Mã nguồn (chữ thường, số, gạch nối)',
    uri: 'URI của nguồn (thuộc tính source)',
    sends: 'Được gửi',
    forProgramme: 'Cho chương trình',
    unit: 'Chỉ số liệu của đơn vị',
  },
} as const;

export const STATE_WORD: Record<WebhookView['state'], string> = {
  active: 'Đang gửi',
  paused: 'Tạm dừng',
  disabled: 'Đã ngừng gửi',
};
export const BECAUSE: Record<NonNullable<WebhookView['disabledBecause']>, string> = {
  gone: 'nơi nhận báo không nhận nữa',
  failing: 'nhiều ngày không nhận được',
};
export const SOURCE_STATE = { active: 'Đang nhận', paused: 'Tạm dừng' } as const;
export const DELIVERY_WORD: Record<DeliveryList['items'][number]['state'], string> = {
  waiting: 'đang chờ',
  delivered: 'đã nhận',
  dead: 'đã dừng',
};
export const OUTCOME_WORD = {
  done: 'đã thực hiện',
  'nothing-to-do': 'không có gì đang chờ',
  refused: 'bị từ chối',
} as const;
export const TYPE_WORD: Record<InboundType, string> = {
  'vn.dondoc.indicator.value': 'số liệu chỉ tiêu',
  'vn.dondoc.document.issued': 'văn bản đã ban hành',
};

export type WebhookAct = Exclude<WebhookCommand['type'], 'change'>;
export type SourceAct = Exclude<EventSourceCommand['type'], 'change'>;

/** Each act in words; `about` where it is asked once more before it is done. */
export const ACT: Record<WebhookAct | SourceAct, { word: string; about?: string; done: string }> = {
  'send-test': { word: 'Gửi thử', done: 'Đã xếp một sự kiện thử; xem kết quả ở những lần gửi gần đây.' },
  retry: { word: 'Gửi lại những lần đã dừng', done: 'Đã xếp gửi lại.' },
  pause: { word: 'Tạm dừng', done: 'Đã tạm dừng.' },
  resume: { word: 'Tiếp tục', done: 'Đã tiếp tục từ chỗ đã dừng.' },
  'renew-secret': {
    word: 'Đổi khóa ký',
    about: 'Khóa mới hiện một lần. Khóa cũ còn dùng được một ngày để bên kia kịp đổi.',
    done: 'Đã đổi khóa ký.',
  },
  remove: {
    word: 'Gỡ',
    about: 'Không gửi nữa; danh sách những lần gửi mất theo. Sổ quản trị vẫn ghi.',
    done: 'Đã gỡ.',
  },
};
