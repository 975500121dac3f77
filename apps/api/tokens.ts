import type { MailAccount } from '#mail';
import type { AttachmentSettings } from './attachments/settings.js';
import type { Surroundings } from './health/surroundings.js';

/** Names under which the parts of the installation are injected; each is built once, in `app.ts`. */
export const SETTINGS = Symbol('settings');
export const LOGGER = Symbol('logger');
export const METRICS = Symbol('metrics');
export const CLOCK = Symbol('programme clock');
export const IDENTITY = Symbol('identity');
export const PERSISTENCE = Symbol('persistence');
export const IDEMPOTENCY = Symbol('idempotency');
export const TEMPORAL = Symbol('temporal');

export interface ApiSettings {
  publicUrl: string;
  /** Addresses of reverse proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** Folder of the built page. */
  pageFolder: string;
  attachments: AttachmentSettings;
  surroundings: Surroundings;
  /** Receivers of events that may be reached by http and inside the own network. */
  webhookHosts: readonly string[];
  /** Where mail may go: people are entered with addresses of these domains. */
  mailDomains: MailAccount['allowedDomains'];
}

/** Whether Temporal answers; the API only asks that. */
export interface TemporalProbe {
  check(): Promise<string>;
}
