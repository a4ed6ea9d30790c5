import { decide } from '../../domain/decision.ts'
import type { DeskWish } from '../../domain/desk-act.ts'
import { enrolmentRight } from '../../domain/est.ts'
import type { ContractId, MemberId } from '../../domain/id.ts'
import { isMailAddress, tidyMailAddress } from '../../domain/mail-address.ts'
import {
  addressChangeShown,
  administratorAddingShown,
  type ContractTarget,
  contractReleaseShown,
  estSecretShown,
  type MemberRequestShown,
  type MemberWish,
  memberReleaseShown,
  type RequestTarget,
  recoveryLetterShown,
  reissueShown,
  removalShown,
} from '../../domain/member-request.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { decideRecoveryLetter } from '../../domain/recovery-letter.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import { noSuchMember } from '../office/require-member.ts'
import { requireNewAdministrator } from './new-administrator.ts'
import { type DeskTarget, readContractTarget, readRequestTarget } from './read-target.ts'
import { staffAsk } from './staff-ask.ts'

export interface ShownWish {
  /** The member, or his contract. */
  subjectId: MemberId | ContractId
  memberId?: MemberId
  shown: MemberRequestShown
}

export interface WishPlace {
  repositories: Repositories
  institution: InstitutionRecord
  now: Temporal.Instant
  way: 'look' | 'hold'
}

/** Word for word what both people are shown of it. Refuses what the rules would refuse if another had approved it. */
export async function showWish(place: WishPlace, memberId: MemberId, wish: MemberWish): Promise<ShownWish> {
  const member = await place.repositories.members.byId(memberId)
  if (member === undefined) throw noSuchMember()
  if (wish.act === 'administrator-adding' || (wish.act === 'stop-release' && wish.whose === 'contract'))
    return showOfContract(place, member, wish)
  const about = await readRequestTarget(place.repositories, memberId, place.way)
  if (about === undefined) throw noSuchMember()
  if (wish.act === 'recovery-letter')
    return { subjectId: memberId, memberId, shown: showRecoveryLetter(place, about) }
  if (wish.act === 'est-secret') return { subjectId: memberId, memberId, shown: showEstSecret(place, about) }
  await requireAllowed(place, member, about, deskWishOf(wish))
  return { subjectId: memberId, memberId, shown: showOfMember(about, wish, pickupOf(place)) }
}

type OfContract = Extract<MemberWish, { act: 'administrator-adding' | 'stop-release' }>
type OfMember = Exclude<MemberWish, { act: 'administrator-adding' | 'recovery-letter' | 'est-secret' }>

async function showOfContract(
  place: WishPlace,
  { contract }: MemberRecord,
  wish: OfContract,
): Promise<ShownWish> {
  const { repositories, way } = place
  const about = await readContractTarget(repositories, contract.number, way)
  if (about === undefined) throw noSuchMember()
  const subjectId = about.contractId
  if (wish.act === 'stop-release') return { subjectId, shown: releaseOf(about) }
  const person = await requireNewAdministrator(repositories, about, wish)
  return { subjectId, shown: administratorAddingShown(about, person, pickupOf(place)) }
}

function releaseOf(about: ContractTarget): MemberRequestShown {
  if (about.stoppedAt === undefined) throw new Refusal('nothing-to-change', 'the contract is not stopped')
  return contractReleaseShown(about, about.stoppedAt)
}

const pickupOf = ({ institution, now }: WishPlace): Policy['pickup'] =>
  policyToday(institution.versions, now).policy.pickup

function showRecoveryLetter({ institution, now }: WishPlace, about: DeskTarget): MemberRequestShown {
  const decided = decideRecoveryLetter(situationOf(institution, about.life, now))
  if (decided.answer === 'no') throw new Refusal(decided.code, 'no code on paper for him', decided.facts)
  return recoveryLetterShown(about, decided.grant)
}

function showEstSecret({ institution, now }: WishPlace, about: DeskTarget): MemberRequestShown {
  const right = enrolmentRight(situationOf(institution, about.life, now))
  if (right.answer === 'no') throw new Refusal(right.code, 'no secret for him', right.facts)
  return estSecretShown(about, right.grant)
}

function showOfMember(about: RequestTarget, wish: OfMember, pickup: Policy['pickup']): MemberRequestShown {
  if (wish.act === 'reissue') return reissueShown(about, wish, pickup)
  if (wish.act === 'address-change') return addressChangeShown(about, requireAddress(about, wish.to))
  return wish.act === 'removal' ? removalShown(about) : memberReleaseShown(about)
}

/** What is shown is what will be written, and can be. */
function requireAddress({ mailAddress }: RequestTarget, typed: string): string {
  const to = tidyMailAddress(typed)
  if (isMailAddress(to) && to !== mailAddress) return to
  throw new Refusal('address-unacceptable', 'no mail can go there, or all do already')
}

function deskWishOf(wish: OfMember): DeskWish {
  if (wish.act === 'reissue') return wish
  if (wish.act === 'address-change') return { act: 'change-address' }
  return wish.act === 'removal' ? { act: 'remove' } : { act: 'release-stop' }
}

/** As if another had approved it: what would be refused then is not asked for. */
async function requireAllowed(
  { repositories, institution, now }: WishPlace,
  member: MemberRecord,
  { life }: DeskTarget,
  wish: DeskWish,
): Promise<void> {
  const ask = await staffAsk(repositories, member)
  const decided = decide(ask(wish), situationOf(institution, life, now))
  if (decided.answer === 'no') throw new Refusal(decided.code, 'the rules refuse it', decided.facts)
}
