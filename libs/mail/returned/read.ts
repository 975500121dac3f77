import { type HeaderLines, simpleParser } from 'mailparser';
import { type DeliveryStatus, isFaultOfAddress, readDeliveryStatus } from './delivery-status.js';
import { markIn } from './return-path.js';

/** A mail that came to the return path. Whatever it says, nothing is ever sent in answer to it. */
export type Returned =
  | {
      kind: 'bounce';
      /** Which of our mails it is about: the mark of the address it came to. */
      mark: string | null;
      /** `5.1.1`, or the action when the server gave no status. */
      status: string;
      /** The address is at fault, not the moment and not the content. */
      hard: boolean;
    }
  /** A server still tries, or says that it has delivered. */
  | { kind: 'notice'; mark: string | null }
  /** A machine answers in somebody's absence (RFC 3834), or says that it was opened. */
  | { kind: 'auto-reply'; mark: string | null }
  /** Of a person, or of nobody we know how to read. */
  | { kind: 'other'; mark: string | null };

/** Headers in which servers leave the address that a mail came to. */
const ADDRESSED = ['x-original-to', 'delivered-to', 'envelope-to', 'to'];
/** What people and servers wrote before RFC 3834, and some still do. */
const AUTOMATIC: readonly [header: string, value: RegExp][] = [
  ['auto-submitted', /^(?!no\b)/i],
  ['x-autoreply', /^/],
  ['x-autorespond', /^/],
  ['x-auto-response-suppress', /^/],
  ['precedence', /^(?:auto[-_]?reply|bulk|junk|list)$/i],
];
/** A report of a server is small; more than that is not looked at. */
const MOST_BYTES = 1_000_000;

/** @param to the address it came to, where the mail server says so; else its headers are asked */
export async function readReturned(source: Buffer, to: string | null = null): Promise<Returned> {
  const { headerLines, attachments } = await simpleParser(source.subarray(0, MOST_BYTES), {
    ...{ keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true },
    skipTextLinks: true,
  });
  const mark = markOf(to, headerLines);
  const report = attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (report !== undefined) return ofReport(mark, readDeliveryStatus(report.content.toString('utf8')));
  const type = headerOf(headerLines, 'content-type') ?? '';
  // A report whose part is missing, cut off for example.
  if (/report-type="?delivery-status/i.test(type)) return { kind: 'other', mark };
  const automatic =
    /report-type="?disposition-notification/i.test(type) ||
    AUTOMATIC.some(([header, value]) => {
      const said = headerOf(headerLines, header);
      return said !== null && value.test(said);
    });
  return { kind: automatic ? 'auto-reply' : 'other', mark };
}

function ofReport(mark: string | null, said: readonly DeliveryStatus[]): Returned {
  const failed = said.filter(({ action }) => action === 'failed');
  const worst = failed.find(isFaultOfAddress) ?? failed[0];
  if (worst === undefined) return { kind: 'notice', mark };
  return { kind: 'bounce', mark, status: worst.status ?? worst.action, hard: isFaultOfAddress(worst) };
}

function markOf(to: string | null, lines: HeaderLines): string | null {
  if (to !== null) return markIn(to);
  for (const header of ADDRESSED) {
    const mark = markIn(headerOf(lines, header) ?? '');
    if (mark !== null) return mark;
  }
  return null;
}

function headerOf(lines: HeaderLines, header: string): string | null {
  const line = lines.find(({ key }) => key === header)?.line;
  return line === undefined
    ? null
    : line
        .slice(line.indexOf(':') + 1)
        .replace(/\s+/g, ' ')
        .trim();
}
