/** A mail taken apart again, to be shown as its recipient gets it. Reads what `#mail` writes; it is no general parser. */
export interface ReadMail {
  html: string | null;
  text: string | null;
  attachments: { name: string; contentType: string }[];
}

interface Part {
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}

const DEEPEST = 5;

export function readMime(source: Buffer): ReadMail {
  const mail: ReadMail = { html: null, text: null, attachments: [] };
  collect(parse(source), mail, 0);
  return mail;
}

function collect(part: Part, mail: ReadMail, depth: number): void {
  const type = part.headers.get('content-type') ?? 'text/plain';
  const kind = type.split(';')[0]!.trim().toLowerCase();
  const boundary = parameter(type, 'boundary');
  if (kind.startsWith('multipart/') && boundary !== null && depth < DEEPEST) {
    for (const inner of split(part.body, boundary)) collect(parse(inner), mail, depth + 1);
    return;
  }
  const disposition = part.headers.get('content-disposition') ?? '';
  if (/^attachment/i.test(disposition)) {
    const name = parameter(disposition, 'filename') ?? parameter(type, 'name') ?? '';
    mail.attachments.push({ name, contentType: kind });
  } else if (kind === 'text/html') {
    mail.html ??= decoded(part);
  } else if (kind === 'text/plain') {
    mail.text ??= decoded(part);
  } else {
    mail.attachments.push({ name: parameter(type, 'name') ?? '', contentType: kind });
  }
}

function parse(source: Buffer): Part {
  const end = source.indexOf('\r\n\r\n');
  const head = source.subarray(0, end === -1 ? source.length : end).toString('latin1');
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === -1 ? Buffer.alloc(0) : source.subarray(end + 4) };
}

/** The parts between the boundary lines; what stands before the first and after the last is not a part. */
function split(body: Buffer, boundary: string): Buffer[] {
  const text = body.toString('latin1');
  const pieces = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1);
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .map((piece) => Buffer.from(piece.replace(/^[ \t]*\r\n/, ''), 'latin1'));
}

function decoded({ headers, body }: Part): string {
  switch ((headers.get('content-transfer-encoding') ?? '7bit').toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64').toString('utf8');
    case 'quoted-printable': {
      const bytes = body
        .toString('latin1')
        .replace(/=[ \t]*\r\n/g, '')
        .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }
    default:
      return body.toString('utf8');
  }
}

function parameter(header: string, name: string): string | null {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  return match ? (match[1] ?? match[2] ?? null) : null;
}
