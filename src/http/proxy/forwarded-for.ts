import { isIP } from 'node:net'
import { Malformed } from '../../pki/malformed.ts'

/**
 * The address from which the proxy was asked: the last in X-Forwarded-For, since that one the proxy has appended and
 * anything before it is hearsay. Malformed where it does not say: without it, all the world would be one visitor.
 */
export function readForwardedFor(lines: readonly string[]): string {
  const address = lines.join(',').split(',').at(-1)?.trim() ?? ''
  if (isIP(address) === 0) throw new Malformed('X-Forwarded-For does not end with an address')
  return address
}
