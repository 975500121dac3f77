import { proxyActivities } from '@temporalio/workflow';

/** Where a dispatch stands against the programme's clock. */
export type DispatchPhase =
  /** Not yet time to compose; `waitMs` to it. */
  | { phase: 'early'; waitMs: number }
  /** Digests can be composed ahead; `waitMs` to the slot. */
  | { phase: 'compose'; waitMs: number }
  | { phase: 'send' }
  /** Its day is over, or the slot was served already. */
  | { phase: 'past' };

export interface Barrier {
  /** Aggregates due in this slot that are not planned for it. */
  missing: number;
  /** How long the planners still get; 0 when the grace is over. */
  graceMs: number;
}

export interface DispatchActivities {
  openSlot(slot: string): Promise<DispatchPhase>;
  composeAhead(slot: string): Promise<{ digests: number }>;
  readBarrier(slot: string): Promise<Barrier>;
  /** Plans what its own workflow did not; counted as repairs. */
  planStragglers(slot: string): Promise<{ repaired: number }>;
  /** Records and freezes every digest; while mail is held nothing is claimed and `waitMs` says when to ask again. */
  claimDigests(slot: string): Promise<{ held: boolean; waitMs: number }>;
  startNextDispatch(slot: string): Promise<void>;
  /** Hands over what is queued; null when nothing is left, else when the next try is due. */
  deliver(slot: string): Promise<{ waitMs: number | null }>;
  /** Moves what the slot did not serve to the next one. */
  closeSlot(slot: string): Promise<void>;
}

const retry = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' } as const;
const quick = { startToCloseTimeout: '15 seconds', retry } as const;
/** Work over all recipients: long, but a worker that died is noticed within the heartbeat's time. */
const long = { startToCloseTimeout: '1 hour', heartbeatTimeout: '10 seconds', retry } as const;

export const { openSlot } = proxyActivities<DispatchActivities>({
  ...quick,
  summary: 'Xem kỳ gửi đã đến giờ chưa',
});
export const { composeAhead } = proxyActivities<DispatchActivities>({
  ...long,
  summary: 'Soạn trước thư của từng người',
});
export const { readBarrier } = proxyActivities<DispatchActivities>({
  ...quick,
  summary: 'Đếm nhiệm vụ đến kỳ mà chưa lập phần nhắc',
});
export const { planStragglers } = proxyActivities<DispatchActivities>({
  ...long,
  summary: 'Lập bù phần nhắc còn thiếu',
});
export const { claimDigests } = proxyActivities<DispatchActivities>({
  ...long,
  summary: 'Ghi nhận và chốt thư của từng người',
});
export const { startNextDispatch } = proxyActivities<DispatchActivities>({
  ...quick,
  summary: 'Mở kỳ gửi tiếp theo',
});
export const { deliver } = proxyActivities<DispatchActivities>({
  ...long,
  summary: 'Giao thư cho máy chủ thư',
});
export const { closeSlot } = proxyActivities<DispatchActivities>({
  ...long,
  summary: 'Khép kỳ gửi',
});
