import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { OperatorError } from '#contracts';
import type { TemporalTls } from './tls.js';

const LIMIT_MS = 2000;

/** What Node and OpenSSL call two sides that will not agree, however long one waits. */
const REFUSED = /^(ERR_SSL_|ERR_TLS_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_|EPROTO)/;

/** How a client of HTTP/2 begins: the preface, and settings with nothing in them. */
const GREETING = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);
/** Length, then the type of a frame; every server begins with its settings. */
const TYPE_AT = 3;
const SETTINGS = 4;

/**
 * Asks whether Temporal's server answers, and takes this client. By hand and not with `node:http2`, which keeps to
 * itself that a server ended the connection for want of a certificate: it tells only after the handshake.
 */
export function pingTemporal(address: string, tls: TemporalTls | null): Promise<void> {
  const { hostname: host, port: text } = new URL(`tcp://${address}`);
  const port = Number(text);
  return new Promise((resolve, reject) => {
    const socket = tls === null ? connect({ host, port }) : connectTls({ host, port, ...secured(tls) });
    let said = Buffer.alloc(0);
    socket.setTimeout(LIMIT_MS, () => socket.destroy(failure('silent', 'ETIMEDOUT')));
    socket.on('error', reject);
    socket.once('close', () => reject(failure('closed', 'ECONNRESET')));
    socket.once(tls === null ? 'connect' : 'secureConnect', () => socket.write(GREETING));
    socket.on('data', (chunk: Buffer) => {
      said = Buffer.concat([said, chunk]);
      if (said.length <= TYPE_AT) return;
      if (said[TYPE_AT] === SETTINGS) resolve();
      else reject(failure('not HTTP/2', 'EPROTO'));
      socket.destroy();
    });
  });
}

/**
 * As `pingTemporal`, and tells what waiting will mend from what it will not.
 *
 * @throws OperatorError `temporal-refuses`: certificates that do not fit, or TLS on one side only
 */
export async function reachTemporal(address: string, tls: TemporalTls | null): Promise<void> {
  try {
    await pingTemporal(address, tls);
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (tls === null && (await speaksTls(address)))
      throw refusal(address, 'it takes connections over TLS only', error);
    if (tls !== null && REFUSED.test(code)) throw refusal(address, code, error);
    throw error;
  }
}

function secured({
  serverRootCACertificate: ca,
  clientCertPair: pair,
  serverNameOverride: name,
}: TemporalTls) {
  return {
    ALPNProtocols: ['h2'],
    ...(ca && { ca: Buffer.from(ca) }),
    ...(pair && { cert: Buffer.from(pair.crt), key: Buffer.from(pair.key) }),
    ...(name && { servername: name }),
  };
}

/** Only whether it is TLS at all, so nothing is verified and nothing is said. */
function speaksTls(address: string): Promise<boolean> {
  const { hostname: host, port } = new URL(`tcp://${address}`);
  return new Promise((resolve) => {
    const socket = connectTls({ host, port: Number(port), rejectUnauthorized: false, ALPNProtocols: ['h2'] });
    const answer = (yes: boolean) => {
      resolve(yes);
      socket.destroy();
    };
    socket.setTimeout(LIMIT_MS, () => answer(false));
    socket.once('secureConnect', () => answer(true));
    socket.on('error', () => answer(false));
  });
}

function refusal(address: string, why: string, cause: unknown): OperatorError {
  return new OperatorError(
    'temporal-refuses',
    `Temporal at ${address} and this program do not agree on TLS: ${why}.`,
    'Check TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_CLIENT_CERT_PATH, TEMPORAL_TLS_CLIENT_KEY_PATH and TEMPORAL_TLS_SERVER_NAME (docs/operations/security.md).',
    { cause },
  );
}

function failure(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
