import type { ReissueReason } from './desk-reason.ts'
import type { ContractId } from './id.ts'
import type { Bilingual, Language } from './language.ts'
import type { Life, MemberStop, Role } from './life.ts'
import type { PickupChannel, Policy } from './policy.ts'
import type { RecoveryLetterGrant } from './recovery-letter.ts'
import type { UnlockTarget } from './unlock.ts'

/** What the staff ask for about a person or his contract, in which another of them must agree. */
export type MemberWish =
  /** `reset`: he gets new PINs by letter, because the old ones are forgotten, lost on paper or known to somebody. */
  | { act: 'reissue'; reason: ReissueReason; pins: 'kept' | 'reset' }
  | { act: 'address-change'; to: string }
  | { act: 'stop-release'; whose: 'member' | 'contract' }
  | { act: 'removal' }
  /** A code on paper, for whoever may come back after expiry. */
  | { act: 'recovery-letter' }
  /** For a device or a program of his: what opens his entitlement by EST. */
  | { act: 'est-secret' }
  | NewAdministrator

/** Another administrator of the same contract. */
export type NewAdministrator = {
  act: 'administrator-adding'
  loginId: string
  name: string
  language: Language
  mailAddress: string
}

export type MemberRequestKind = MemberWish['act']

type ContractShown = Readonly<{ contractNumber: string; contractName: Readonly<Bilingual> }>

/** Who it is, with the number of changes that his record has seen: whatever is decided rests on it. */
export type PersonShown = ContractShown &
  Readonly<{
    memberId: string
    loginId: string
    name: string
    role: Role
    stops: readonly MemberStop[]
    versions: Readonly<Record<string, number>>
  }>

/** A certificate that ends by it. */
export type EndingShown = Readonly<{ certificateId: string; stage: string; expiryDate: string }>

export type ReissueShown = PersonShown &
  Readonly<{
    format: 1
    act: 'reissue'
    reason: ReissueReason
    pins: 'kept' | 'reset'
    ends: readonly EndingShown[]
    /** The ways by which the pickup code may reach him. */
    code: readonly PickupChannel[]
  }>

/** `from` is empty where he had none. */
export type AddressChangeShown = PersonShown &
  Readonly<{ format: 1; act: 'address-change'; from: string; to: string }>

export type RemovalShown = PersonShown & Readonly<{ format: 1; act: 'removal'; ends: readonly EndingShown[] }>

export type RecoveryLetterShown = PersonShown &
  Readonly<{ format: 1; act: 'recovery-letter'; expiryDate: string; lastDay: string }>

/** The entitlement that it opens, and its last day. */
export type EstSecretShown = PersonShown &
  Readonly<{ format: 1; act: 'est-secret'; entitlementId: string; lastDay: string }>

export type StopReleaseShown =
  | (PersonShown & Readonly<{ format: 1; act: 'stop-release'; whose: 'member' }>)
  | (ContractShown &
      Readonly<{ format: 1; act: 'stop-release'; whose: 'contract'; contractId: string; stoppedAt: string }>)

export type AdministratorAddingShown = ContractShown &
  Readonly<{
    format: 1
    act: 'administrator-adding'
    contractId: string
    loginId: string
    name: string
    language: Language
    mailAddress: string
    /** Those that there are already. */
    administrators: readonly string[]
    code: readonly PickupChannel[]
  }>

export type MemberRequestShown =
  | ReissueShown
  | AddressChangeShown
  | RemovalShown
  | RecoveryLetterShown
  | EstSecretShown
  | StopReleaseShown
  | AdministratorAddingShown

/** Whom it is about, as he is now. */
export interface RequestTarget {
  target: UnlockTarget
  life: Life
  mailAddress?: string
}

/** The contract as it is now. */
export interface ContractTarget {
  contractId: ContractId
  number: string
  name: Bilingual
  stoppedAt?: Temporal.Instant
  /** Their IDs. */
  administrators: readonly string[]
}

export function reissueShown(
  about: RequestTarget,
  { reason, pins }: { reason: ReissueReason; pins: 'kept' | 'reset' },
  { channels }: Policy['pickup'],
): ReissueShown {
  return {
    format: 1,
    act: 'reissue',
    ...personShown(about),
    reason,
    pins,
    ends: endings(about.life),
    code: [...channels].sort(),
  }
}

export function addressChangeShown(about: RequestTarget, to: string): AddressChangeShown {
  const from = about.mailAddress ?? ''
  return { format: 1, act: 'address-change', ...personShown(about), from, to }
}

export function removalShown(about: RequestTarget): RemovalShown {
  return { format: 1, act: 'removal', ...personShown(about), ends: endings(about.life) }
}

export function recoveryLetterShown(
  about: RequestTarget,
  { expiryDate, lastDay }: RecoveryLetterGrant,
): RecoveryLetterShown {
  const dates = { expiryDate: expiryDate.toString(), lastDay: lastDay.toString() }
  return { format: 1, act: 'recovery-letter', ...personShown(about), ...dates }
}

export function estSecretShown(
  about: RequestTarget,
  { entitlementId, lastDay }: { entitlementId: string; lastDay: Temporal.PlainDate },
): EstSecretShown {
  return { format: 1, act: 'est-secret', ...personShown(about), entitlementId, lastDay: lastDay.toString() }
}

export function memberReleaseShown(about: RequestTarget): StopReleaseShown {
  return { format: 1, act: 'stop-release', whose: 'member', ...personShown(about) }
}

export function contractReleaseShown(about: ContractTarget, stoppedAt: Temporal.Instant): StopReleaseShown {
  return {
    ...{ format: 1, act: 'stop-release', whose: 'contract', contractId: about.contractId },
    ...contractShown(about),
    stoppedAt: stoppedAt.toString(),
  }
}

export function administratorAddingShown(
  about: ContractTarget,
  { loginId, name, language, mailAddress }: NewAdministrator,
  { channels }: Policy['pickup'],
): AdministratorAddingShown {
  return {
    ...{ format: 1, act: 'administrator-adding', contractId: about.contractId },
    ...contractShown(about),
    ...{ loginId, name, language, mailAddress },
    administrators: [...about.administrators].sort(),
    code: [...channels].sort(),
  }
}

function personShown({ target }: RequestTarget): PersonShown {
  const { memberId, contractNumber, contractName, loginId, name, role, stops, version } = target
  return {
    ...{ memberId, contractNumber, loginId, name, role },
    contractName: { ja: contractName.ja, en: contractName.en },
    stops: [...stops].sort(),
    versions: { member: version },
  }
}

const contractShown = ({ number, name }: ContractTarget): ContractShown => ({
  contractNumber: number,
  contractName: { ja: name.ja, en: name.en },
})

/** All that are alive: with a new one meanwhile, it would be another request. */
function endings({ certificates }: Life): EndingShown[] {
  return certificates
    .filter(({ stage }) => ['signing', 'proving', 'current', 'retiring'].includes(stage))
    .map(({ id, stage, expiryDate }) => ({ certificateId: id, stage, expiryDate: expiryDate.toString() }))
    .sort((a, b) => (a.certificateId < b.certificateId ? -1 : 1))
}
