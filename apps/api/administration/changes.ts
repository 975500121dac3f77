import type { ChangeList, ChangeView, VersionList } from '#contracts';
import type { ChangeProgress } from '#persistence';
import type { Names } from '../naming/names.js';

export function changeList(changes: readonly ChangeProgress[]): ChangeList {
  const items = changes.map(
    ({ id, kind, version, cause, savedAt, done, total, moved, told, finishedAt }): ChangeView => ({
      ...{ id, kind, version, cause, savedAt, done, total, moved, told, finishedAt },
    }),
  );
  return { items, total: items.length };
}

interface Saved {
  version: string;
  savedAt: string;
  savedBy: string;
  current: boolean;
}

export function versionList(rows: readonly Saved[], names: Names): VersionList {
  const items = rows.map(({ version, savedAt, savedBy, current }) => ({
    ...{ version, savedAt, savedBy: names.person(savedBy), current },
  }));
  return { items, total: items.length };
}
