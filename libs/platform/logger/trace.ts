import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** The code people quote when they ask for help ("mã lỗi"), carried through everything one request or turn does. */
const traces = new AsyncLocalStorage<string>();

/** Ten characters without look-alikes, so that it can be read out on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export function newTrace(): string {
  return Array.from(randomBytes(10), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

export function withTrace<T>(trace: string, work: () => T): T {
  return traces.run(trace, work);
}

export function currentTrace(): string | undefined {
  return traces.getStore();
}
