import { UserError } from '#contracts';

/**
 * The actor looked at an older version. What the present state does not allow anyhow is said first: whoever concludes
 * second learns that there is nothing left to conclude, not that the page is old.
 *
 * @param decide tries the command on the present state
 * @throws UserError `state-conflict`, else `stale-version`
 */
export function refuseStale(
  present: { status: string; version: number },
  expectedVersion: number | undefined,
  what:
    | 'Nhiệm vụ'
    | 'Hồ sơ'
    | 'Kỳ'
    | 'Đề nghị'
    | 'Kiến nghị'
    | 'Chỉ tiêu'
    | 'Kinh phí'
    | 'Sổ của chương trình',
  decide: () => unknown,
): void {
  const { status, version } = present;
  if (expectedVersion === undefined || expectedVersion === version) return;
  try {
    decide();
  } catch (error) {
    if (error instanceof UserError && error.code === 'state-conflict') throw error;
  }
  const message = `${what} vừa được người khác cập nhật; xem lại rồi thực hiện.`;
  throw new UserError('stale-version', message, [], { status, version });
}
