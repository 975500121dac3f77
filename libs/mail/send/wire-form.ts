/** A line end that is not CRLF, or a dot at the beginning of a line. */
const TO_MEND = /\r(?!\n)|(?<!\r)\n|(?:^|\n)\./;

const CRLF = Buffer.from('\r\n');

/**
 * A message as it goes over the wire before its terminating dot: CRLF ends every line and the last one, and a dot that
 * begins a line is doubled (RFC 5321 4.5.2). Bare CR and LF become CRLF, or a receiver that takes one for a line end
 * could be shown a second message inside the first. What is right already is not copied.
 */
export function wireForm(source: Buffer): Buffer {
  const text = source.toString('latin1');
  const ended = text.endsWith('\r\n');
  if (!TO_MEND.test(text)) return ended ? source : Buffer.concat([source, CRLF]);
  const lines = text.replace(/\r\n|\r|\n/g, '\r\n').replace(/^\./gm, '..');
  return Buffer.from(lines.endsWith('\r\n') ? lines : `${lines}\r\n`, 'latin1');
}
