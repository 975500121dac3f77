/** Acts on what this installation is connected with: receivers of its events, and sources of events for it. */
export type ConnectionEvent =
  | {
      type: 'webhook-added' | 'webhook-changed';
      data: {
        webhook: string;
        /** Scheme, host and port; the rest of the address may be a secret of the receiver's and is kept as a hash. */
        origin: string;
        addressHash: string;
        types: string[];
        programme: string | null;
      };
    }
  | { type: 'webhook-paused' | 'webhook-secret-renewed' | 'webhook-removed'; data: { webhook: string } }
  | { type: 'webhook-resumed'; data: { webhook: string; from: 'where-it-stopped' | 'now' } }
  | { type: 'webhook-retried'; data: { webhook: string; deliveries: number } }
  /** By the engine: the receiver said that it is gone, or has not taken anything for days. */
  | { type: 'webhook-disabled'; data: { webhook: string; because: 'gone' | 'failing' } }
  | {
      type: 'event-source-added' | 'event-source-changed';
      data: { source: string; uri: string; types: string[]; programmes: string[]; unit: string | null };
    }
  | {
      type: 'event-source-paused' | 'event-source-resumed' | 'event-source-secret-renewed';
      data: { source: string };
    };
