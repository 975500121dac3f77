import { isIPv6 } from 'node:net';

/**
 * What an address counts as. Of IPv6 the first 64 bits: whoever has one address there has them all; an IPv4 address
 * written as IPv6 is the IPv4 address.
 */
export function sourceOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const bare = address.split('%')[0]!;
  if (!isIPv6(bare)) return address;
  const [left = '', right] = bare.toLowerCase().split('::') as [string, string | undefined];
  const groups = (text: string | undefined) => (text ? text.split(':') : []);
  const head = groups(left);
  const tail = groups(right);
  const middle =
    right === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  const first = [...head, ...middle, ...tail].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${first.join(':')}::/64`;
}
