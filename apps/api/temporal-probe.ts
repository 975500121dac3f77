import { pingTemporal, type TemporalTls } from '#platform';
import type { TemporalProbe } from './tokens.js';

/** Asks whether Temporal's server answers at all: the API needs nothing else of it. */
export function temporalProbe(address: string | undefined, tls: TemporalTls | null = null): TemporalProbe {
  return {
    check: async () => {
      if (address === undefined) throw Object.assign(new Error('no address'), { code: 'not-set' });
      await pingTemporal(address, tls);
      return 'trả lời';
    },
  };
}
