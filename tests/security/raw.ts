import { connect } from 'node:net';

/** Sends bytes that no client library would send; answers everything that comes back until the line is closed. */
export function sendRaw(url: string, bytes: string | Buffer, limitMs = 5_000): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setTimeout(limitMs, () => socket.destroy(new Error(`no end of the answer: ${answer}`)));
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' ? resolve(answer) : reject(error),
    );
  });
}
