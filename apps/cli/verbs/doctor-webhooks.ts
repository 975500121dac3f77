import type { Opened } from '../installation.js';
import type { Finding } from './finding.js';

/** Receivers of events that are not sent to any more, or take nothing. */
export async function webhooks({ persistence }: Opened): Promise<Finding> {
  const all = await persistence.webhooks.list();
  const ailing = all.filter(({ state, failingSince }) => state === 'disabled' || failingSince !== null);
  const [first] = ailing;
  return {
    check: 'Nơi nhận sự kiện',
    ok: first === undefined,
    detail:
      first === undefined
        ? all.length === 0
          ? 'chưa có nơi nhận nào'
          : `${all.length} nơi nhận`
        : `${ailing.length} nơi không nhận được, như ${first.id}: ${first.dead} lần đã dừng, ${first.waiting} đang chờ`,
    action:
      first === undefined
        ? ''
        : 'xem trang “Kết nối”; sửa nơi nhận rồi “Tiếp tục”, “Gửi lại những lần đã dừng”',
  };
}
