import { type CertificateEvent, type CertificateStage, next } from '../../domain/certificate-stage.ts'
import type { Remedy } from '../../domain/journal.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { revokeAuthority } from '../ca/revoke-authority.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import { shutOut } from '../office/shut-out.ts'

/** `was-so`: the copy had it already; `not-here`: the copy does not know whom or what it is about. */
export type RemedyOutcome = 'done' | 'was-so' | 'not-here'

export type RemedyPorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

type Deeds = {
  [Name in Remedy['do']]: (
    ports: RemedyPorts,
    tx: Repositories,
    remedy: Extract<Remedy, { do: Name }>,
  ) => Promise<RemedyOutcome>
}

/** Each looks first how things stand: none of them takes anything back, and to do one twice changes nothing. */
const deeds: Deeds = {
  async 'publish-lost'({ clock }, tx, { certificateId, issuerId, serialNumber }) {
    if ((await tx.certificates.byId(certificateId)) !== undefined) return 'was-so'
    await tx.journal.addLost({ certificateId, issuerId, serialNumber }, clock.now())
    return 'done'
  },

  async 'end-certificate'({ clock }, tx, { certificateId, event, reason }) {
    const there = await tx.certificates.byId(certificateId)
    if (there === undefined) return 'not-here'
    await tx.members.lockLife(there.memberId)
    const from = (await tx.certificates.byId(certificateId))?.stage ?? there.stage
    const to = endOf(from, event)
    if (to === undefined) return 'was-so'
    const change = { from, to, at: clock.now(), ...(to === 'revoked' && { revokedFor: reason }) }
    if (!(await tx.certificates.move(certificateId, change))) {
      throw new Error(`certificate ${certificateId} moved under our lock`)
    }
    await tx.renewals.endOf(there.memberId, clock.now())
    return 'done'
  },

  async 'use-entitlement'({ clock }, tx, { entitlementId, memberId }) {
    if ((await tx.members.lockLife(memberId)) === undefined) return 'not-here'
    if (!(await tx.entitlements.close(entitlementId, 'used', clock.now()))) return 'was-so'
    await endAcquisitions(tx, memberId, clock.now())
    return 'done'
  },

  async 'withdraw-rights'({ clock }, tx, { memberId }) {
    if ((await tx.members.lockLife(memberId)) === undefined) return 'not-here'
    const open = await tx.entitlements.openOf(memberId)
    await endAcquisitions(tx, memberId, clock.now())
    if (open === undefined) return 'was-so'
    await tx.entitlements.close(open.id, 'withdrawn', clock.now())
    return 'done'
  },

  async 'void-codes'({ clock }, tx, { memberId }) {
    if ((await tx.members.lockLife(memberId)) === undefined) return 'not-here'
    const usable = await tx.pickupCodes.usableOf(memberId, clock.now())
    await endAcquisitions(tx, memberId, clock.now())
    return usable.length > 0 ? 'done' : 'was-so'
  },

  async 'stop-member'({ clock }, tx, { memberId, stop }) {
    if ((await tx.members.lockLife(memberId)) === undefined) return 'not-here'
    const done = await tx.memberships.stop(memberId, stop, clock.now())
    await tx.renewals.endOf(memberId, clock.now())
    await endAcquisitions(tx, memberId, clock.now())
    if (stop === 'loss-reported') await tx.memberPasskeys.removeOf(memberId, clock.now())
    return done ? 'done' : 'was-so'
  },

  async 'stop-contract'({ clock }, tx, { contractId }) {
    const contract = await tx.contractStops.lock(contractId)
    if (contract === undefined) return 'not-here'
    if (contract.stoppedAt !== undefined) return 'was-so'
    await tx.contractStops.stop(contractId, clock.now())
    return 'done'
  },

  async 'switch-off'({ clock }, tx, { name, words }) {
    if ((await tx.killSwitches.lock(name)) !== undefined) return 'was-so'
    await tx.killSwitches.engage({ name, words, at: clock.now() })
    return 'done'
  },

  async 'disable-staff'(ports, tx, { staffId }) {
    await tx.staff.lock()
    const person = await tx.staff.byId(staffId)
    if (person === undefined) return 'not-here'
    if (person.disabledAt !== undefined) return 'was-so'
    await tx.staff.disable(staffId, ports.clock.now())
    await shutOut(ports, tx, staffId, 'disabled')
    return 'done'
  },

  async 'close-staff'(ports, tx, { staffId }) {
    await tx.staff.lock()
    const person = await tx.staff.byId(staffId)
    if (person === undefined) return 'not-here'
    if (person.disabledAt !== undefined) return 'was-so'
    // A code that nobody knows and that has run out: the terminal or a colleague gives him another.
    const activation = { codeHash: ports.random.bytes(32), expiresAt: ports.clock.now() }
    await tx.staff.renew(staffId, activation, ports.clock.now())
    await shutOut(ports, tx, staffId, 'renewed')
    return 'done'
  },

  async 'narrow-roles'(ports, tx, { staffId, roles }) {
    await tx.staff.lock()
    const person = await tx.staff.byId(staffId)
    if (person === undefined) return 'not-here'
    const left = person.roles.filter((role) => roles.includes(role))
    if (person.disabledAt !== undefined || left.length === person.roles.length) return 'was-so'
    if (left.length > 0) {
      await tx.staff.setRoles(staffId, left)
      return 'done'
    }
    // Nobody is without a role: who has none left of those that the copy knows waits for one.
    await tx.staff.disable(staffId, ports.clock.now())
    await shutOut(ports, tx, staffId, 'disabled')
    return 'done'
  },

  async 'remove-passkeys'({ clock }, tx, { memberId }) {
    return (await tx.memberPasskeys.removeOf(memberId, clock.now())) > 0 ? 'done' : 'was-so'
  },

  async 'end-client'({ clock }, tx, { clientId }) {
    if ((await tx.api.client(clientId)) === undefined) return 'not-here'
    return (await tx.api.endClient(clientId, clock.now())) ? 'done' : 'was-so'
  },

  async 'revoke-ca'(ports, tx, { issuerId, reason }) {
    const issuer = (await tx.issuers.lock()).find(({ id }) => id === issuerId)
    if (issuer === undefined) return 'not-here'
    const by = { at: ports.clock.now(), actor: 'system' } as const
    return (await revokeAuthority(ports, tx, issuerId, reason, by)) ? 'done' : 'was-so'
  },

  async 'end-relying-party'({ clock }, tx, { service }) {
    if ((await tx.openid.parties.byId(service)) === undefined) return 'not-here'
    return (await tx.openid.parties.end(service, clock.now())) ? 'done' : 'was-so'
  },

  async 'end-webhook'({ clock }, tx, { webhookId }) {
    if ((await tx.webhooks.byId(webhookId)) === undefined) return 'not-here'
    if ((await tx.webhooks.lock(webhookId)) === undefined) return 'was-so'
    await tx.webhooks.end(webhookId, clock.now())
    return 'done'
  },
}

export function applyRemedy(ports: RemedyPorts, tx: Repositories, remedy: Remedy): Promise<RemedyOutcome> {
  // The table has for each name the deed that takes it; the compiler cannot see that for a union.
  const deed = deeds[remedy.do] as (
    ports: RemedyPorts,
    tx: Repositories,
    remedy: Remedy,
  ) => Promise<RemedyOutcome>
  return deed(ports, tx, remedy)
}

/** The copy may be several steps behind: where the very move is not possible any other end will do. */
function endOf(from: CertificateStage, event: CertificateEvent): CertificateStage | undefined {
  const ways: readonly CertificateEvent[] = [event, 'revoke', 'supersede', 'abandon']
  return ways.map((way) => next(from, way)).find((to) => to !== undefined)
}
