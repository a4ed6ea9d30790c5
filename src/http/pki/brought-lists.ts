import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { Ports } from '../../ports/ports.ts'

/** Lists that were signed elsewhere, in this process's memory: read when another was brought in, which its number tells. */
export function broughtLists({ store }: Pick<Ports, 'store'>) {
  const kept = new Map<string, { number: bigint; der: Uint8Array }>()

  return async (institution: InstitutionId, issuer: IssuerId, number: bigint) => {
    const key = `${institution}/${issuer}`
    const before = kept.get(key)
    if (before !== undefined && before.number >= number) return before.der
    const read = await store.at(institution).issuers.broughtList(issuer)
    if (read !== undefined) kept.set(key, read)
    return read?.der
  }
}
