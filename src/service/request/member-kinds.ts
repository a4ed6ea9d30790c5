import { enrolmentRight } from '../../domain/est.ts'
import { type ContractId, type MemberId, parseId } from '../../domain/id.ts'
import {
  type AddressChangeShown,
  type AdministratorAddingShown,
  addressChangeShown,
  administratorAddingShown,
  contractReleaseShown,
  type EstSecretShown,
  estSecretShown,
  memberReleaseShown,
  type RecoveryLetterShown,
  type ReissueShown,
  type RemovalShown,
  recoveryLetterShown,
  reissueShown,
  removalShown,
  type StopReleaseShown,
} from '../../domain/member-request.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { recoveryLetterRight } from '../../domain/recovery-letter.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import { addPersonIn } from '../desk/add-person.ts'
import { requestAddressChangeIn } from '../desk/address.ts'
import { alarmOfRefusedReissue, reissueIn } from '../desk/reissue.ts'
import { removeMemberIn } from '../desk/remove-member.ts'
import { releaseContractIn } from '../desk/stop-contract.ts'
import { releaseStopIn } from '../desk/stop-member.ts'
import { makeSecretIn } from '../est/secret.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { writeRecoveryLetterIn } from '../recovery/recovery-letter.ts'
import { byApproval, pinsOf, requireDone } from './carry-out.ts'
import { type DeskTarget, readContractTarget, readRequestTarget } from './read-target.ts'

type Way = 'look' | 'hold'

async function showPerson<Shown>(
  repositories: Repositories,
  memberId: string,
  way: Way,
  show: (about: DeskTarget) => Shown,
): Promise<Shown | undefined> {
  const about = await readRequestTarget(repositories, parseId<MemberId>(memberId), way)
  return about && show(about)
}

/** The old certificates die and a new one may be acquired, by letters and codes that no single person of the staff holds. */
export const reissuing: RequestKind<ReissueShown> = {
  makesPins: ({ pins }) => pins === 'reset',
  showAgain: ({ repositories, institution, now }, shown, way) =>
    showPerson(repositories, shown.memberId, way, (about) =>
      reissueShown(about, shown, policyToday(institution.versions, now).policy.pickup),
    ),
  async carryOut(ports, tx, approved, { memberId, reason, pins }) {
    const holder = parseId<MemberId>(memberId)
    const wish = { reason, ...(pins === 'reset' && { pins: pinsOf(approved) }) }
    requireDone(await reissueIn(ports, tx, approved.institution, byApproval(approved), holder, wish))
  },
  // The alarm that reissueIn raised was undone with the approval.
  afterRefused: (ports, tx, { session, approvalId, code }, { memberId }) =>
    alarmOfRefusedReissue(
      ports,
      tx,
      { kind: 'staff', staffId: session.person.id, approvalId },
      parseId<MemberId>(memberId),
      code,
    ),
}

/** The new address counts when its code has been entered; the old one is told. */
export const addressChanging: RequestKind<AddressChangeShown> = {
  showAgain: ({ repositories }, { memberId, to }, way) =>
    showPerson(repositories, memberId, way, (about) => addressChangeShown(about, to)),
  async carryOut(ports, tx, approved, { memberId, to }) {
    const holder = parseId<MemberId>(memberId)
    const wish = { address: to }
    requireDone(
      await requestAddressChangeIn(ports, tx, approved.institution, byApproval(approved), holder, wish),
    )
  },
}

export const removing: RequestKind<RemovalShown> = {
  showAgain: ({ repositories }, { memberId }, way) => showPerson(repositories, memberId, way, removalShown),
  async carryOut(ports, tx, approved, { memberId }) {
    const holder = parseId<MemberId>(memberId)
    requireDone(await removeMemberIn(ports, tx, approved.institution, byApproval(approved), holder))
  },
}

/** It dies when he cannot come back by himself any more; a kill-switch only delays it. */
export const recoveryLetterWriting: RequestKind<RecoveryLetterShown> = {
  showAgain: ({ repositories, institution, now }, { memberId }, way) =>
    showPerson(repositories, memberId, way, (about) => {
      const right = recoveryLetterRight(situationOf(institution, about.life, now))
      return right.answer === 'yes' ? recoveryLetterShown(about, right.grant) : undefined
    }),
  carryOut: (ports, tx, approved, { memberId }) =>
    writeRecoveryLetterIn(ports, tx, approved.institution, byApproval(approved), parseId<MemberId>(memberId)),
}

/** Dies with the entitlement, and when he may not acquire by EST any more; a kill-switch and closed hours only delay it. */
export const estSecretMaking: RequestKind<EstSecretShown> = {
  showAgain: ({ repositories, institution, now }, { memberId }, way) =>
    showPerson(repositories, memberId, way, (about) => {
      const right = enrolmentRight(situationOf(institution, about.life, now))
      return right.answer === 'yes' ? estSecretShown(about, right.grant) : undefined
    }),
  async carryOut(ports, tx, { institution, session, approvalId, requestedBy }, { memberId }) {
    if (requestedBy === undefined) throw new Error('nobody at the terminal could read his half')
    const holder = parseId<MemberId>(memberId)
    await makeSecretIn(ports, tx, institution, { memberId: holder, approvalId, requestedBy, session })
  },
}

export const stopReleasing: RequestKind<StopReleaseShown> = {
  async showAgain({ repositories }, shown, way) {
    if (shown.whose === 'member') return showPerson(repositories, shown.memberId, way, memberReleaseShown)
    const about = await readContractTarget(repositories, shown.contractNumber, way)
    return about?.stoppedAt && contractReleaseShown(about, about.stoppedAt)
  },
  async carryOut(ports, tx, approved, shown) {
    const { institution } = approved
    const by = byApproval(approved)
    requireDone(
      shown.whose === 'member'
        ? await releaseStopIn(ports, tx, institution, by, parseId<MemberId>(shown.memberId))
        : await releaseContractIn(ports, tx, institution, by, parseId<ContractId>(shown.contractId)),
    )
  },
}

/** It dies when the ID is taken meanwhile, and when there is another administrator: then it may not be needed. */
export const administratorAdding: RequestKind<AdministratorAddingShown> = {
  makesPins: () => true,
  async showAgain({ repositories, institution, now }, shown, way) {
    const about = await readContractTarget(repositories, shown.contractNumber, way)
    if (about === undefined) return undefined
    if (await repositories.memberships.hasLoginId(about.contractId, shown.loginId)) return undefined
    return administratorAddingShown(about, shown, policyToday(institution.versions, now).policy.pickup)
  },
  async carryOut(ports, tx, approved, { contractId, loginId, name, language, mailAddress }) {
    requireDone(
      await addPersonIn(ports, tx, approved.institution, byApproval(approved), {
        ...{ contractId: parseId<ContractId>(contractId), role: 'administrator' },
        ...{ loginId, displayName: name, language, mailAddress, pins: pinsOf(approved) },
      }),
    )
  },
}
