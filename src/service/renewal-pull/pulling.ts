import type { RenewalPullShown } from '../../domain/pull-request.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { isStillThere, profileOf } from './show-pull.ts'

/**
 * A request to have certificates renewed early. How many it touches is not looked at again: people come and go while it
 * waits. From its approval on renewal is open to all of them, whether or not they have been told.
 */
export const pulling: RequestKind<RenewalPullShown> = {
  async showAgain({ repositories, institution, now }, shown) {
    return (await isStillThere(repositories, institution, shown, now)) ? shown : undefined
  },
  async carryOut(ports, tx, { institution, session, approvalId }, shown) {
    const at = ports.clock.now()
    const { reason, spreadHours, certificates } = shown
    const profile = profileOf(shown, institution.versions, at)
    const number = await tx.renewalPulls.add({ ...profile, at, spreadHours, reason, approvalId })
    await record(ports, tx, {
      ...byStaff(session, at),
      kind: 'renewal-pulled',
      facts: { number, certificates, issuedBefore: profile.issuedBefore.toString(), request: approvalId },
    })
  },
}
