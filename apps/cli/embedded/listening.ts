import { connect } from 'node:net';

/** True when something takes connections there. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(2_000, () => socket.destroy());
    socket.once('connect', () => done(true));
    socket.on('error', () => undefined);
    socket.once('close', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
