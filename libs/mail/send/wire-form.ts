/** A line end that is not CRLF. */
const BARE = /\r(?!\n)|(?<!\r)\n/;

const CRLF = Buffer.from('\r\n');

/**
 * A message as it goes over the wire before its terminating dot: CRLF ends every line and the last one, and a dot that
 * begins a line is doubled (RFC 5321 4.5.2). Bare CR and LF become CRLF, or a receiver that takes one for a line end
 * could be shown a second message inside the first. What is right already is not copied; the engine's own search for a
 * text is several times as fast as an expression that says the same.
 */
export function wireForm(source: Buffer): Buffer {
  const text = source.toString('latin1');
  const lines = BARE.test(text) ? text.replace(/\r\n|\r|\n/g, '\r\n') : text;
  const dotted = lines.includes('\n.') ? lines.replaceAll('\n.', '\n..') : lines;
  const stuffed = dotted.startsWith('.') ? `.${dotted}` : dotted;
  const ended = stuffed.endsWith('\r\n');
  if (stuffed === text) return ended ? source : Buffer.concat([source, CRLF]);
  return Buffer.from(ended ? stuffed : `${stuffed}\r\n`, 'latin1');
}
