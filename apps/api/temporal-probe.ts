import { connect } from 'node:http2';
import type { TemporalProbe } from './tokens.js';

const LIMIT_MS = 2000;

/** Asks whether Temporal's server answers at all, with a ping of HTTP/2: the API needs nothing else of it. */
export function temporalProbe(address: string | undefined): TemporalProbe {
  return {
    check: async () => {
      if (address === undefined) throw Object.assign(new Error('no address'), { code: 'not-set' });
      await ping(`http://${address}`);
      return 'trả lời';
    },
  };
}

function ping(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const session = connect(url);
    session.setTimeout(LIMIT_MS, () =>
      session.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })),
    );
    session.on('error', reject);
    session.once('connect', () => {
      const asked = session.ping((error) => {
        session.destroy();
        if (error) reject(error);
        else resolve();
      });
      if (!asked) session.destroy(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    });
  });
}
