import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses that are not of the public Internet (IANA special-purpose registries): networks of ours, or of nobody. */
const blocked = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  blocked.addSubnet(network, bits, 'ipv4');

/** Of IPv6 only 2000::/3 is given out; these parts of it lead elsewhere (documentation, 6to4, Teredo). */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const notGlobal = new BlockList();
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGlobal.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is of the public Internet; one that carries an IPv4 address is judged by that one. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  if (family !== 6) return false;
  return global.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6');
}

export type HostRefusal = 'unknown-host' | 'private-host';

/**
 * Where a name leads, looked at once: who connects goes to this very address, so that the name cannot lead elsewhere
 * between the look and the connection. One private address among several refuses the name.
 */
export async function publicAddressOf(
  host: string,
  resolve: (host: string) => Promise<readonly string[]> = resolved,
): Promise<{ address: string } | { refusal: HostRefusal }> {
  const addresses = isIP(host) ? [host] : await resolve(host).catch(() => []);
  const [first] = addresses;
  if (first === undefined) return { refusal: 'unknown-host' };
  return addresses.every(isPublicAddress) ? { address: first } : { refusal: 'private-host' };
}

const resolved = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);
