import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { ListScope } from '../../domain/status-address.ts'
import type { Ports } from '../../ports/ports.ts'
import type { SignedList } from '../../ports/status.ts'
import type { Signed } from './give.ts'

interface Lists {
  full: Signed
  delta: Signed
}

interface Kept {
  number: number
  lists: Lists
  askedAt: number
}

/** How old what is served may be, in milliseconds: every node follows within a second. */
const askedAgainAfter = 500
const mostKept = 300

/** The newest lists, as the database has them, in this process's memory. */
export function listCache({ store, crypto }: Pick<Ports, 'store' | 'crypto'>, elapsed: () => number) {
  const kept = new Map<string, Kept>()
  const asking = new Map<string, Promise<Lists | undefined>>()

  async function ask(key: string, institution: InstitutionId, issuer: IssuerId, scope: ListScope) {
    const before = kept.get(key)
    const askedAt = elapsed()
    const newest = await store.at(institution).statusLists.newest(issuer, scope, before?.number ?? 0)
    const now = newest === 'known' ? before : newest && served(newest)
    kept.delete(key)
    // Whoever asks for months that there are not is not to push out those that there are.
    if (now === undefined) return undefined
    kept.set(key, { ...now, askedAt })
    for (const [oldest] of kept) {
      if (kept.size <= mostKept) break
      kept.delete(oldest)
    }
    return now.lists
  }

  function served({
    number,
    thisUpdate,
    nextUpdate,
    der,
    delta,
  }: SignedList): Pick<Kept, 'number' | 'lists'> {
    const of = (bytes: Uint8Array): Signed => ({
      bytes,
      etag: `"${crypto.sha256(bytes).subarray(0, 16).toHex()}"`,
      lastModified: thisUpdate,
      nextUpdate,
    })
    return { number, lists: { full: of(der), delta: of(delta) } }
  }

  return async (institution: InstitutionId, issuer: IssuerId, scope: ListScope) => {
    const key = `${institution}/${issuer}/${scope}`
    const before = kept.get(key)
    if (before !== undefined && elapsed() - before.askedAt < askedAgainAfter) return before.lists
    const going = asking.get(key) ?? ask(key, institution, issuer, scope).finally(() => asking.delete(key))
    asking.set(key, going)
    return await going
  }
}
