/**
 * A receiver of Đôn Đốc's events, as small as it may be: node webhook-receiver.mjs
 * WEBHOOK_SECRET=whsec_… PORT=8080. It needs nothing but Node.js 20. What it takes it prints, one line each.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import process from 'node:process';

const secret = Buffer.from((process.env.WEBHOOK_SECRET ?? '').replace(/^whsec_/, ''), 'base64');
const TOLERANCE_S = 300;
const MOST_BYTES = 1024 * 1024;
/** Ids that were taken: an event may come twice. A real receiver keeps them in its database. */
const taken = new Set();

if (secret.length < 24) {
  process.stderr.write('WEBHOOK_SECRET is not set.\n');
  process.exit(1);
}

/** The body must be the very bytes that came: a body that was parsed and written anew has another signature. */
function isSigned(headers, body) {
  const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']];
  if (!id || Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_S === false) return false;
  const wanted = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => Buffer.from(part.slice(3), 'base64'))
    .some((given) => given.length === wanted.length && timingSafeEqual(given, wanted));
}

async function bodyOf(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MOST_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const server = createServer(async (request, response) => {
  const body = request.method === 'POST' ? await bodyOf(request) : null;
  if (body === null || !isSigned(request.headers, body)) {
    response.writeHead(401).end();
    return;
  }
  const event = JSON.parse(body.toString('utf8'));
  // Answer first, work afterwards: whoever takes longer than ten seconds gets the event again.
  response.writeHead(204).end();
  if (taken.has(event.id)) return;
  taken.add(event.id);
  process.stdout.write(`${JSON.stringify(event)}\n`);
});

server.listen(Number(process.env.PORT ?? 8080), process.env.HOST ?? '127.0.0.1', () => {
  process.stderr.write(`listening on ${server.address().port}\n`);
});
process.once('SIGTERM', () => server.close());
