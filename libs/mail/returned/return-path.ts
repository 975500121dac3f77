import { parseMailbox } from '../address/mailbox.js';

/** Stands in a return path for the mark of one mail. */
const PLACE = '*';
const MARK = /(?<![0-9a-f])([0-9a-f]{32})@/i;

/**
 * Where a mail server sends a mail back to: an address of its own for each mail (VERP), so that what comes back names
 * the mail by something that only its mail server, and whoever got it, can know. `thu-tra+*@tinh.example` puts its mark at the `*`.
 */
export class ReturnPath {
  private constructor(private readonly template: string) {}

  /** Null when it has no single place for the mark, or would be no strict mailbox with one. */
  static parse(template: string): ReturnPath | null {
    if (template.split(PLACE).length !== 2) return null;
    const path = new ReturnPath(template);
    return parseMailbox(path.of('0'.repeat(32))) === null ? null : path;
  }

  /** @param mark of the mail, a UUID that stands nowhere else */
  of(mark: string): string {
    return this.template.replace(PLACE, mark.replaceAll('-', ''));
  }
}

/** The mark in an address of this kind; null when it is another address. */
export function markIn(address: string): string | null {
  const mark = MARK.exec(address)?.[1]?.toLowerCase();
  return mark === undefined ? null : mark.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
