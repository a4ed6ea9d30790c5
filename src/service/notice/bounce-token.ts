import { type InstitutionId, isUuid } from '../../domain/id.ts'
import type { Ports } from '../../ports/ports.ts'

const idBytes = 16
const macBytes = 10

/**
 * What stands in the address to which a mail comes back: which mail it is, and that we said so. Lower-case hex, since
 * some mail servers fold the case of what stands before the @; 52 characters, which leaves 11 of RFC 5321's 64 for the
 * mailbox and its plus sign.
 */
export function bounceToken(
  ports: Pick<Ports, 'crypto'>,
  institution: InstitutionId,
  outboxId: string,
): string {
  const id = outboxId.replaceAll('-', '')
  return `${id}${macOf(ports, institution, id).toHex()}`
}

/** Which mail of this institution is meant; undefined for what we did not make for it. */
export function outboxIdOf(
  ports: Pick<Ports, 'crypto'>,
  institution: InstitutionId,
  token: string,
): string | undefined {
  const text = token.toLowerCase()
  if (text.length !== 2 * (idBytes + macBytes) || !/^[0-9a-f]+$/.test(text)) return undefined
  const id = text.slice(0, 2 * idBytes)
  const mac = Uint8Array.fromHex(text.slice(2 * idBytes))
  if (!ports.crypto.equal(mac, macOf(ports, institution, id))) return undefined
  const uuid = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return isUuid(uuid) ? uuid : undefined
}

function macOf({ crypto }: Pick<Ports, 'crypto'>, institution: InstitutionId, id: string): Uint8Array {
  return crypto.mac('bounce', new TextEncoder().encode(`${institution}|${id}`)).subarray(0, macBytes)
}
