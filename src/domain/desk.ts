import { type Answer, askFor, type No, no, yes } from './answer.ts'
import type { CertificateEnd, DeskAct, DeskGrant } from './desk-act.ts'
import { hinderedAsActor, hinderedByPermission } from './desk-contract.ts'
import { revocationReason } from './desk-reason.ts'
import { hinderedBySwitch, stoppedBy } from './hindrance.ts'
import { certificateIn, type EntitlementReason, type Life, type RevocationReason, stopOf } from './life.ts'
import { isEarlier } from './local-day.ts'
import { type Permission, permission } from './permission.ts'
import type { DeskPolicy, Policy } from './policy.ts'
import { policyToday } from './policy-version.ts'
import type { Situation } from './situation.ts'
import { certificateInUse } from './standing.ts'

/**
 * What a desk may do to somebody's certificate or membership: by the table of permission.ts and by the state of the
 * holder. The same for an administrator's desk, the staff's, and what an approval carries out.
 */
export function decideDesk(act: DeskAct, situation: Situation): Answer<DeskGrant> {
  const { policy } = policyToday(situation.versions, situation.now)
  const refused =
    hinderedAsActor(act.by, act.holder.contractId) ??
    hinderedByPermission(act.by, allowed(act, policy)) ??
    hinderedByEnd(act, situation.life)
  return refused ?? decideAllowed(act, situation, policy)
}

function allowed({ act, by, holder }: DeskAct, { desk }: Policy): Permission {
  const told = permission(by, act, holder)
  if (told !== 'where-policy-says') return told
  return desk.administratorReissue === 'other-administrator' ? 'yes' : 'no'
}

function hinderedByEnd({ act }: DeskAct, { member }: Life): No | undefined {
  if (!member.stops.includes('ended')) return undefined
  if (act === 'remove') return nothingToChange
  return no('member-stopped', { kind: 'ask-institution' }, { stop: 'ended' })
}

const nothingToChange = no('nothing-to-change', { kind: 'none-needed' })

function decideAllowed(act: DeskAct, situation: Situation, policy: Policy): Answer<DeskGrant> {
  const { life } = situation
  const { stops } = life.member
  switch (act.act) {
    case 'reissue':
      return decideReissue(act, situation, policy)
    case 'revoke': {
      const ends = endsOf(life, revocationReason(act.reason))
      const hasOpen = life.entitlements.some(({ state }) => state === 'open')
      if (ends.length === 0 && !hasOpen) return no('nothing-to-revoke', { kind: 'none-needed' })
      return yes({ act: 'revoke', ends })
    }
    case 'lock':
      return stops.includes('locked-by-administrator') ? nothingToChange : yes({ act: 'lock' })
    case 'unlock-administrators-lock':
      return stops.includes('locked-by-administrator')
        ? yes({ act: 'unlock-administrators-lock' })
        : nothingToChange
    case 'stop':
      return stops.includes('loss-reported') ? nothingToChange : yes({ act: 'stop' })
    case 'release-stop':
      return decideRelease(act, life)
    case 'open-new-pc':
      return decideNewPcAtDesk(act, situation, policy)
    case 'change-address':
    case 'confirm-address':
      return decideAddress(act, life)
    case 'remove':
      return yes({ act: 'remove', ends: endsOf(life, 'cessationOfOperation') })
  }
}

/**
 * Also for somebody who is stopped, so that the old certificate is dead before the stop is lifted: what is opened cannot
 * be used until then. Never soon after a change of address (domain.md §8).
 */
function decideReissue(
  act: DeskAct & { act: 'reissue' },
  situation: Situation,
  { desk }: Policy,
): Answer<DeskGrant> {
  const switchedOff = hinderedBySwitch('reissue', situation)
  if (switchedOff !== undefined) return switchedOff
  const cooling = hinderedByAddress(act, desk, situation.now)
  if (cooling !== undefined) return cooling
  const { life } = situation
  // With new PINs it is none that a slip in the address would be mended in: who was shown them would get the code, too.
  const isFirst = life.certificates.length === 0 && act.pins === 'kept'
  return yes({
    act: 'reissue',
    ends: endsOf(life, revocationReason(act.reason)),
    entitlement: isFirst ? 'issue' : 'reissue',
  })
}

/** What is to be acquired soon after a change of address would be acquired by whoever changed it. */
function hinderedByAddress(
  { addressChangedAt }: DeskAct,
  { addressCoolOffHours }: DeskPolicy,
  now: Temporal.Instant,
): No | undefined {
  const until = addressChangedAt?.add({ hours: addressCoolOffHours })
  if (until === undefined || !isEarlier(now, until)) return undefined
  const at = until.toString()
  return no('address-cooling-off', { kind: 'wait-until', at }, { until: at })
}

/** The institution lifts every stop, its own and an administrator's; but not for one person what holds for the contract. */
function decideRelease({ contractStoppedAt }: DeskAct, { member }: Life): Answer<DeskGrant> {
  if (contractStoppedAt !== undefined) return no('contract-stopped', { kind: 'ask-institution' })
  const { stops } = member
  return stops.length === 0 ? nothingToChange : yes({ act: 'release-stop', lifted: stops })
}

/**
 * The old one goes on working meanwhile; who has none that works needs a reissue, and so does everybody where the
 * institution would rather see the old one revoked first (domain.md §4).
 */
function decideNewPcAtDesk(act: DeskAct, situation: Situation, { desk }: Policy): Answer<DeskGrant> {
  const { life, versions, now } = situation
  const stop = stopOf(life.member)
  if (stop !== undefined) return stoppedBy(stop)
  if (desk.newPc === 'by-reissue') {
    return no('reissue-needed', askFor(life.member.role), { because: 'new-pc-policy' })
  }
  const current = certificateIn(life, 'current')
  const inUse = certificateInUse(life, versions, now)
  if (current === undefined || inUse?.id !== current.id) {
    return no('reissue-needed', askFor(life.member.role))
  }
  return (
    hinderedBySwitch('acquisition', situation) ??
    hinderedByAddress(act, desk, now) ??
    yes({ act: 'open-new-pc', certificateId: current.id })
  )
}

/** Of somebody who is stopped, the staff alone change anything. */
function decideAddress(
  { act, by, holder }: DeskAct & { act: 'change-address' | 'confirm-address' },
  life: Life,
): Answer<DeskGrant> {
  const stop = stopOf(life.member)
  if (by.kind === 'member' && stop !== undefined) {
    return stoppedBy(stop)
  }
  // Where an administrator's code goes for the first time two of the staff have said, and they alone say otherwise.
  const isMended = act === 'confirm-address' || by.kind === 'staff' || holder.role === 'user'
  return withReissue(life, isMended ? ['issue'] : []) ?? yes({ act })
}

/** The code of what waits to be acquired would go to the new address. The first issue alone may be mended so. */
function withReissue({ entitlements }: Life, mended: readonly EntitlementReason[]): No | undefined {
  const waits = entitlements.some(({ state, reason }) => state === 'open' && !mended.includes(reason))
  return waits ? no('address-with-reissue', { kind: 'none-needed' }) : undefined
}

/** All that are alive, whatever they wait for: one that another PC holds would log on as well. */
function endsOf({ certificates }: Life, revokedFor: RevocationReason): CertificateEnd[] {
  return certificates.flatMap(({ id, stage }): CertificateEnd[] => {
    if (stage === 'signing') return [{ certificateId: id, event: 'abandon' }]
    const isAlive = stage === 'proving' || stage === 'current' || stage === 'retiring'
    return isAlive ? [{ certificateId: id, event: 'revoke', revokedFor }] : []
  })
}
