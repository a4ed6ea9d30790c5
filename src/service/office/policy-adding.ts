import { localDate } from '../../domain/local-day.ts'
import { type PolicyVersionShown, versionOf } from '../../domain/policy-request.ts'
import { versionFaults, zoneOf } from '../../domain/policy-version.ts'
import { record } from '../audit/record.ts'
import { showVersion } from './policy-wish.ts'
import type { RequestKind } from './request-kind.ts'
import { byStaff } from './require-may.ts'

/**
 * A request to add a version of the policy. It dies when another version comes first, since it may rest on another base
 * then, and when its first day has come. Of two in one moment the database takes one: a number is given once.
 */
export const policyAdding: RequestKind<PolicyVersionShown> = {
  async showAgain({ repositories: { policyVersions }, now }, shown) {
    const versions = await policyVersions.all()
    const version = versionOf(shown)
    const today = localDate(now, zoneOf(versions))
    // An announcement that should have stood for some days already stands from now on.
    const { announcement: _, ...rest } = version
    return versionFaults(versions, rest, today).length > 0 ? undefined : showVersion(versions, version)
  },
  async carryOut(ports, tx, { session, approvalId }, shown) {
    const at = ports.clock.now()
    const version = versionOf(shown)
    await tx.policyVersions.add(version, approvalId, at)
    await record(ports, tx, {
      ...byStaff(session, at),
      kind: 'policy-version-added',
      facts: { version: version.version, from: shown.effectiveFrom, request: approvalId },
    })
  },
}
