import { createHash, randomBytes } from 'node:crypto'
import {
  type CertificateId,
  type ContractId,
  type EntitlementId,
  type IssuerId,
  type MemberId,
  parseId,
} from '../../src/domain/id.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import type { AlarmId } from '../../src/ports/alarms.ts'
import type { LifeAsRead, MemberRecord } from '../../src/ports/member-records.ts'
import type { MemberVersion } from '../../src/ports/swift.ts'
import type { Session } from '../../src/service/logon/session.ts'
import type { Identification } from '../../src/service/member/identify-member.ts'
import { showUnlock } from '../../src/service/office/unlock-shown.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { contractNumber } from '../world/institution.ts'
import type { Crowd, Somebody } from './crowd.ts'
import { deskFormIds } from './desk-forms.ts'
import { enterFor } from './service.ts'
import { responseBy, type StaffThings } from './staff.ts'

/** Everything by which a verb is told whom or what it is about. */
export interface Things extends StaffThings {
  identification: Identification
  pickupCode: string
  acquisitionToken: string
  sessionToken: string
  session: Session
  /** Of a log-on attempt: the browser's cookie, the label of the address, the code that comes back. */
  cookie: string
  label: string
  handover: string
  certificate: { der: Uint8Array; fingerprint: string }
  /** A PKCS #10 request. */
  request: Uint8Array
  publicKeyHash: Uint8Array
  member: MemberRecord
  memberId: MemberId
  contractId: ContractId
  certificateId: CertificateId
  renewalId: string
  entitlementId: EntitlementId
  life: LifeAsRead
  memberVersion: MemberVersion
  /** The CA that issues. */
  caId: IssuerId
  alarmId: AlarmId
  /** Of a mail in the outbox, and the code that stands in it. */
  mailId: string
  mailCode: string
  /** Of a form of the administrator's desk that was sent. */
  deskFormId: string
  /** That was sent to a new mail address of somebody of his institution. */
  addressCode: string
  /** Of what the office would show before an unlock. */
  shownHash: string
  /** What a service knows a session by. */
  serviceSid: string
}

export type Slot = keyof Things

/** What somebody has; what he has not, others of his institution lend him. */
export async function thingsOf(crowd: Crowd, slug: 'a' | 'b', somebody: Somebody): Promise<Things> {
  const { world, people, offices } = crowd
  const pick = <T>(read: (one: Somebody) => T | undefined): T => {
    for (const one of [somebody, ...people[slug]]) {
      const value = read(one)
      if (value !== undefined) return value
    }
    throw new Error(`nobody of ${slug} has this`)
  }
  const cookie = (name: string) => pick(({ browser }) => browser.cookies.get(`__Host-${name}`))
  const { der, id: certificateId } = pick(({ certificates }) =>
    certificates.find((one) => one.der !== undefined),
  )
  const { member, person } = somebody
  const life = await world.ports.store.at(world.institution(slug).id).members.life(member.id)
  const entitlement = life?.entitlements[0]
  if (der === undefined || life === undefined || entitlement === undefined)
    throw new Error(`${somebody.state} has no life`)
  const renewalId = pick(({ renewalId }) => renewalId)
  const swift = world.ports.store.swift(world.institution(slug).id)
  const seen = (await swift.renewalCase(member.id, parseId(renewalId)))?.seen
  if (seen === undefined) throw new Error(`${somebody.state} has no row`)
  const { role, loginId, pin, confirmationPin } = person
  const session = pick(({ session }) => session)
  return {
    ...offices[slug],
    identification: { role, contractNumber, loginId, pin, confirmationPin },
    pickupCode: person.pickupCode,
    acquisitionToken: cookie('acquisition'),
    sessionToken: cookie('session'),
    session,
    serviceSid: await enterFor(world, slug, session, offices[slug].serviceId),
    cookie: cookie('attempt'),
    label: pick(({ label }) => label),
    handover: pick(({ handover }) => handover),
    certificate: { der, fingerprint: createHash('sha256').update(der).digest('hex') },
    request: pick(({ request }) => request),
    publicKeyHash: world.ports.crypto.sha256(parseCertificate(der).spki),
    member,
    memberId: member.id,
    contractId: member.contract.id,
    certificateId,
    renewalId,
    entitlementId: entitlement.id,
    life,
    memberVersion: seen,
    caId: await caOf(crowd, slug),
    alarmId: await alarmIn(crowd, slug),
    ...(await mailTo(crowd, slug, member.id)),
    deskFormId: deskFormIds[slug],
    addressCode: crowd.addressCodes[slug],
    shownHash: await shownHashOf(crowd, slug, member.id),
  }
}

async function caOf({ world }: Crowd, slug: 'a' | 'b'): Promise<IssuerId> {
  const issuer = await world.ports.store.at(world.institution(slug).id).issuers.issuing()
  if (issuer === undefined) throw new Error(`${slug} has no CA`)
  return issuer.id
}

async function alarmIn({ world }: Crowd, slug: 'a' | 'b'): Promise<AlarmId> {
  const [alarm] = await world.ports.store.at(world.institution(slug).id).alarms.page(1)
  if (alarm === undefined) throw new Error(`nobody of ${slug} has raised an alarm`)
  return alarm.id
}

async function mailTo({ world }: Crowd, slug: 'a' | 'b', member: MemberId) {
  const items = await world.ports.store.at(world.institution(slug).id).outbox.page(1000)
  const mails = items.filter(({ code }) => code !== undefined)
  const { id, code } = mails.find(({ memberId }) => memberId === member) ?? mails[0] ?? {}
  if (id === undefined || code === undefined) throw new Error(`nobody of ${slug} was sent a mail`)
  return { mailId: id, mailCode: code }
}

async function shownHashOf({ world }: Crowd, slug: 'a' | 'b', member: MemberId): Promise<string> {
  const target = await world.ports.store.at(world.institution(slug).id).approvals.target(member)
  if (target === undefined) throw new Error('a member has no doors')
  return showUnlock(world.ports, target).shownHash
}

/** Of the same kind and form, and nobody's: what a guess would be. Where an object has several ids they stay consistent. */
export function madeUp(things: Things): Things {
  const ids = new Map<string, string>()
  const guess = <T>(value: T): T => replaced(value, ids)
  const der = things.certificate.der.slice()
  der.set([(der.at(-1) ?? 0) ^ 1], der.length - 1) // by the same issuer, but for its signature
  const request = makeEnrolmentKey().request
  return {
    identification: { ...things.identification, pin: digits(), confirmationPin: digits() },
    caId: guess(things.caId),
    pickupCode: pickupCodeLike(things.pickupCode),
    acquisitionToken: token(),
    sessionToken: token(),
    session: guess(things.session),
    cookie: token(),
    label: [...randomBytes(things.label.length)].map((byte) => base32[byte % 32]).join(''),
    handover: token(),
    certificate: { der, fingerprint: createHash('sha256').update(der).digest('hex') },
    request,
    publicKeyHash: new Uint8Array(randomBytes(32)),
    member: guess(things.member),
    memberId: guess(things.memberId),
    contractId: guess(things.contractId),
    certificateId: guess(things.certificateId),
    renewalId: guess(things.renewalId),
    entitlementId: guess(things.entitlementId),
    life: guess(things.life),
    memberVersion: things.memberVersion,
    alarmId: guess(things.alarmId),
    mailId: guess(things.mailId),
    mailCode: pickupCodeLike(things.mailCode),
    deskFormId: guess(things.deskFormId),
    addressCode: pickupCodeLike(things.addressCode),
    shownHash: randomBytes(32).toString('hex'),
    serviceSid: token(),
    ...madeUpStaff(things, guess),
  }
}

function madeUpStaff(things: StaffThings, guess: <T>(value: T) => T): StaffThings {
  const passkey = { ...guess(things.passkey), credentialId: new Uint8Array(randomBytes(32)) }
  const password = `${things.signIn.password}, not`
  return {
    staff: guess(things.staff),
    staffToken: token(),
    staffSession: guess(things.staffSession),
    signIn: { ...things.signIn, password, code: '000000' },
    newStaff: guess(things.newStaff),
    activation: {
      ...things.activation,
      activationCode: pickupCodeLike(things.activation.activationCode),
      code: '000000',
    },
    ceremonyId: guess(things.ceremonyId),
    passkey,
    passkeyResponse: responseBy(passkey),
    makerSession: guess(things.makerSession),
    approval: guess(things.approval),
    messageId: guess(things.messageId),
    letterId: guess(things.letterId),
    apiClientId: guess(things.apiClientId),
    webhookId: guess(things.webhookId),
    webhookMessage: guess(things.webhookMessage),
    apiSession: guess(things.apiSession),
    apiToken: token(),
    apiRequestId: guess(things.apiRequestId),
    serviceId: 'ib-nobody',
  }
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

const token = () => randomBytes(32).toString('base64url')
const digits = () => String(10_000_000 + (randomBytes(4).readUInt32BE() % 90_000_000))

/** Its letters turned round within each group, which fits nobody's. */
const pickupCodeLike = (code: string) => [...code.replaceAll('-', '')].reverse().join('')

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** A copy in which every id, hash and holder number is another. */
function replaced<T>(value: T, ids: Map<string, string>): T
function replaced(value: unknown, ids: Map<string, string>): unknown {
  if (typeof value === 'string') return replacedText(value, ids)
  if (value instanceof Uint8Array) return value.length === 32 ? new Uint8Array(randomBytes(32)) : value
  if (Array.isArray(value)) return value.map((element) => replaced(element, ids))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, replaced(field, ids)]))
}

function replacedText(text: string, ids: Map<string, string>): string {
  const isId = uuid.test(text)
  if (!isId && !/^[0-9a-f]{16}$/.test(text)) return text
  const other = ids.get(text) ?? (isId ? crypto.randomUUID() : randomBytes(8).toString('hex'))
  ids.set(text, other)
  return other
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
