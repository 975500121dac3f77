import ipaddr from 'ipaddr.js';

/**
 * Where an address of the network leads: `public`, anybody's · `inside`, this machine or the province's own network ·
 * `never`, what no receiver can have (link-local, multicast, tunnels, IPv4 in the clothes of IPv6).
 */
export type Reach = 'public' | 'inside' | 'never';

const INSIDE: ReadonlySet<string> = new Set(['private', 'uniqueLocal', 'loopback', 'carrierGradeNat']);
/** All of IPv6 that is given out to the public; the rest belongs to nobody yet. */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** Where clouds tell a machine its own secrets, as far as that is not link-local. */
const METADATA: ReadonlySet<string> = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2::254']);

/** Of an address as the resolver gives it; what is none leads nowhere. */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'never';
  const parsed = ipaddr.parse(address);
  if (METADATA.has(parsed.toString())) return 'never';
  const range = parsed.range();
  if (INSIDE.has(range)) return 'inside';
  if (range !== 'unicast') return 'never';
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6) ? 'public' : 'never';
}
