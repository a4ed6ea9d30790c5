import { BlockList, isIP } from 'node:net'

/** What the IANA registries of special-purpose addresses call not globally reachable, and what leads around in disguise. */
const special = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // the clouds' metadata too
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast, reserved, broadcast
] as const

/** Of 2000::/3, outside of which nothing is public: what is special, and what wraps an IPv4 address. */
const special6 = [
  ['2001::', 23], // Teredo among them
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4
  ['3fff::', 20],
] as const

const notPublic = new BlockList()
for (const [net, bits] of special) notPublic.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of special6) notPublic.addSubnet(net, bits, 'ipv6')

const unicast6 = new BlockList()
unicast6.addSubnet('2000::', 3, 'ipv6')

/** Whether anybody on the internet means the same by this address. An address in disguise is judged as not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !notPublic.check(address, 'ipv4')
  return family === 6 && unicast6.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
}

/** Networks as an operator writes them, `10.1.0.0/16`; one address is a network too. Throws on anything else. */
export function openedNetworks(networks: readonly string[]): (address: string) => boolean {
  const opened = new BlockList()
  for (const network of networks) {
    const [address = '', bits = isIP(network) === 4 ? '32' : '128'] = network.split('/')
    const family = isIP(address)
    const most = family === 4 ? 32 : 128
    if (family === 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > most)
      throw new Error(`configuration: "${network}" is not a network`)
    opened.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
  }
  return (address) => isIP(address) !== 0 && opened.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

export function isLoopback(address: string): boolean {
  return address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))
}
