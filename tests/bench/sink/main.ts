import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Dialogue, type Received } from './dialogue.js';
import { Tally } from './tally.js';

/**
 * The mail server of the benchmark, a process of its own: takes every mail, keeps none, and knows who got one.
 * Its parent says `expect` before a burst and `report` after it.
 */
export type ToSink = { type: 'expect'; people: number } | { type: 'report' };

let tally = new Tally(0);
const say = (message: object) => void process.send?.(message);

const replyMs = Number(process.env['REPLY_MS'] ?? 0);

const server = createServer((socket) => {
  const accepted = (message: Received) => {
    if (tally.add(message, performance.timeOrigin + performance.now())) say({ type: 'complete' });
  };
  new Dialogue(socket, accepted, replyMs);
});

process.on('message', (message: ToSink) => {
  if (message.type === 'expect') {
    tally = new Tally(message.people);
    say({ type: 'expecting' });
  } else {
    say({ type: 'report', report: tally.report() });
  }
});
// Without its parent nobody asks any more.
process.on('disconnect', () => process.exit(0));

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  say({ type: 'listening', port: typeof address === 'object' && address ? address.port : 0 });
});
