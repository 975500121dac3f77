/** What a single key does, wherever the focus is. */
export type KeyAct = 'search' | 'next-row' | 'previous-row' | 'help';

const ACTS: ReadonlyMap<string, KeyAct> = new Map([
  ['/', 'search'],
  ['j', 'next-row'],
  ['k', 'previous-row'],
  ['?', 'help'],
]);

export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;

export interface Place {
  /** The key is a letter of what somebody is writing. */
  typing: boolean;
  /** A dialog lies over the page. */
  dialog: boolean;
}

/** The act of a pressed key, or null where the key belongs to somebody else: a field, a dialog, the browser. */
export function actOf(press: Press, { typing, dialog }: Place): KeyAct | null {
  if (typing || dialog || press.isComposing) return null;
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  return ACTS.get(press.key) ?? null;
}
