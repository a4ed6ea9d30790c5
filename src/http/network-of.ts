/**
 * The part of an address that one customer of a provider has: an IPv4 address, of IPv6 the first 64 bits, below which
 * he may use 2^64 addresses as he likes.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!address.includes(':')) return address
  const [left = '', right] = address.toLowerCase().replace(/%.*$/, '').split('::')
  const [before, after] = [groupsOf(left), groupsOf(right ?? '')]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...zeros, ...after].slice(0, 4).join(':')
}

const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))
