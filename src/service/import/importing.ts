import { type IssuerId, parseId } from '../../domain/id.ts'
import type { ImportShown } from '../../domain/import-request.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { type Examined, examine } from './examine.ts'
import type { ImportPlace } from './import-place.ts'
import { writeCertificates } from './write-certificates.ts'
import { writePeople } from './write-people.ts'

/**
 * A request to write what a file holds. The whole of it is examined again each time that somebody looks at it: when
 * anyone of it has come in another way meanwhile, or anything else stands against it, it dies. Nothing of it is ever
 * written in part. The sweep asks only whether the file is still there: to read ten thousand lines each minute for nobody
 * would keep others waiting.
 */
export const importing: RequestKind<ImportShown> = {
  async showAgain(place, shown) {
    const examined = await examineAgain(place, shown)
    return examined && 'shown' in examined ? examined.shown : undefined
  },
  isThere: async (place, shown) => (await fileOf(place, shown)) !== undefined,
  async carryOut(ports, tx, { institution, session, approvalId }, shown) {
    const now = ports.clock.now()
    const examined = await examineAgain({ repositories: tx, institution, now, crypto: ports.crypto }, shown)
    if (examined === undefined || 'faults' in examined)
      throw new Error('an import that was shown does not stand')
    const { plan } = examined
    const by = byStaff(session, now)
    const doing = { institution, by, cause: { approval: approvalId } }
    if (plan.what === 'people') await writePeople(ports, tx, doing, plan)
    else await writeCertificates(ports, tx, doing, plan)
    const { sha256, lines, contracts } = shown
    await record(ports, tx, {
      ...by,
      kind: plan.what === 'people' ? 'people-imported' : 'certificates-imported',
      facts: { approval: approvalId, sha256, lines, contracts },
    })
    await tx.joining.eraseFiles(Uint8Array.fromHex(sha256), now)
  },
}

/** Undefined when its content is gone. */
async function examineAgain(place: ImportPlace, shown: ImportShown): Promise<Examined | undefined> {
  const file = await fileOf(place, shown)
  if (file === undefined) return undefined
  const { content, issuerId } = file
  const { name, opens } = shown
  if (shown.what === 'people') return examine(place, { what: 'people', name, opens, content })
  if (issuerId === undefined) throw new Error('certificates of no CA were asked for')
  return examine(place, { what: 'certificates', name, issuerId, content })
}

/** As it was brought, while it is kept. */
function fileOf({ repositories: { joining } }: Pick<ImportPlace, 'repositories'>, shown: ImportShown) {
  const [issuer] = shown.issuer
  return joining.file({
    what: shown.what,
    issues: shown.opens === 'at-once',
    ...(issuer && { issuerId: parseId<IssuerId>(issuer.id) }),
    sha256: Uint8Array.fromHex(shown.sha256),
  })
}
