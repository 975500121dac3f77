import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface FakeClamd {
  address: { host: string; port: number };
  /** What it was shown, stream by stream. */
  seen: Buffer[];
  /** Instead of a verdict. */
  say: string | 'nothing' | 'hang up' | null;
  close(): Promise<void>;
}

/** Speaks INSTREAM as clamd does, and knows one signature. */
export async function fakeClamd(): Promise<FakeClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let bytes = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more]);
      const stream = streamOf(bytes);
      if (stream === null) return;
      clamd.seen.push(stream);
      if (clamd.say === 'nothing') return;
      if (clamd.say === 'hang up') socket.destroy();
      else
        socket.end(
          `${clamd.say ?? `stream: ${stream.includes('EICAR') ? 'Win.Test.EICAR_HDB-1 FOUND' : 'OK'}`}\0`,
        );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const clamd: FakeClamd = {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    seen: [],
    say: null,
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
  };
  return clamd;
}

const COMMAND = 'zINSTREAM\0';

/** The whole stream, once its empty last piece is there. */
function streamOf(bytes: Buffer): Buffer | null {
  if (bytes.length < COMMAND.length) return null;
  if (bytes.toString('latin1', 0, COMMAND.length) !== COMMAND) throw new Error('not INSTREAM');
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
