import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { reachOf } from './address.js';

/** Where a webhook leads. */
export interface Target {
  url: URL;
  /** The operator has named this host: http, and addresses of the own network, are allowed for it. */
  named: boolean;
}

export type TargetFault = 'not-an-address' | 'with-password' | 'not-https' | 'address-refused';

/** One address that a host has at this moment. */
export interface Pinned {
  address: string;
  family: number;
}
export type Resolve = (host: string) => Promise<Pinned[]>;

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/**
 * Reads the address of a receiver.
 *
 * @param allowedHosts `host` or `host:port`: those for which http and the own network are allowed
 */
export function targetOf(address: string, allowedHosts: readonly string[]): Target | TargetFault {
  if (!URL.canParse(address)) return 'not-an-address';
  const url = new URL(address);
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined || url.hostname === '') return 'not-an-address';
  if (url.username !== '' || url.password !== '') return 'with-password';
  const withPort = `${url.hostname}:${url.port || defaultPort}`;
  const named = allowedHosts.some((host) => [url.hostname, withPort].includes(host.toLowerCase()));
  if (url.protocol !== 'https:' && !named) return 'not-https';
  const literal = hostOf(url);
  const refused = isIP(literal) === 0 ? isInsideName(literal) && !named : !mayBeCalled(literal, named);
  if (refused) return 'address-refused';
  return { url, named };
}

/**
 * Asks once where the host is, and answers one address that may be called: whoever connects uses this one and never
 * asks again, so that a name cannot lead elsewhere in between.
 *
 * @throws RefusedAddress when any of its addresses may not be called; what the resolver throws
 */
export async function pin({ url, named }: Target, resolve: Resolve = resolveAll): Promise<Pinned> {
  const host = hostOf(url);
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = found;
  // A name that leads outside and inside at once is nobody's receiver.
  if (first === undefined || !found.every(({ address }) => mayBeCalled(address, named)))
    throw new RefusedAddress();
  return first;
}

/** The host leads where nothing of ours may call. */
export class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress';
}

function mayBeCalled(address: string, named: boolean): boolean {
  const reach = reachOf(address);
  return reach === 'public' || (named && reach === 'inside');
}

/**
 * Names that lead to this machine or into the own network, wherever they are asked for: `localhost` (RFC 6761), a single
 * label, `.local` (RFC 6762), `.internal`. Other names are looked up when something is sent.
 */
function isInsideName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.length === 1 || ['localhost', 'local', 'internal'].includes(labels.at(-1) ?? '');
}

/** IPv6 stands in brackets in an address, and nowhere else. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function resolveAll(host: string): Promise<Pinned[]> {
  return lookup(host, { all: true });
}
