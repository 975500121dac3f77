import { UserError } from '#contracts';

/** What was imported and over what: another state of the directory than the one that was looked at is refused. */
export interface ImportedFile {
  sha256: string;
  revision: string;
}

/** @throws UserError `stale-version` when units or people were changed since the table was looked at */
export function refuseOther(present: string, lookedAt: string): void {
  if (present === lookedAt) return;
  throw new UserError(
    'stale-version',
    'Danh sách đơn vị, người dùng vừa thay đổi ở nơi khác; đề nghị xem trước lại rồi mới ghi.',
  );
}
