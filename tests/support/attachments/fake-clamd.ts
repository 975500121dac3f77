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
    socket.on('error', () => undefined);
    void shown(socket).then((stream) => {
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

/** The whole stream, once its empty last piece is there; null when it was broken off. */
async function shown(socket: Socket): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let rest = Buffer.alloc(0);
  let begun = false;
  for await (const more of socket.iterator({ destroyOnReturn: false })) {
    rest = Buffer.concat([rest, more as Buffer]);
    if (!begun && rest.length >= COMMAND.length) {
      if (rest.toString('latin1', 0, COMMAND.length) !== COMMAND) throw new Error('not INSTREAM');
      begun = true;
      rest = rest.subarray(COMMAND.length);
    }
    for (; begun && rest.length >= 4; ) {
      const length = rest.readUInt32BE(0);
      if (length === 0) return Buffer.concat(pieces);
      if (rest.length < 4 + length) break;
      pieces.push(rest.subarray(4, 4 + length));
      rest = rest.subarray(4 + length);
    }
  }
  return null;
}
