import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { ApprovalId, BoardMessageId, MemberId, StaffId } from '../../src/domain/id.ts'
import { stepBegins, usableSteps } from '../../src/domain/one-time-code.ts'
import type { Passkey, WebauthnJson } from '../../src/ports/office-credentials.ts'
import type { ApprovalRecord, StaffRecord } from '../../src/ports/staff-records.ts'
import { listLetters } from '../../src/service/letter/list-letters.ts'
import { printLetters } from '../../src/service/letter/print-letters.ts'
import { activateWithPassword } from '../../src/service/office/activate-with-password.ts'
import { addStaff } from '../../src/service/office/add-staff.ts'
import { beginActivation } from '../../src/service/office/begin-activation.ts'
import { beginPasskeySignIn } from '../../src/service/office/begin-passkey-sign-in.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import { readStaffSession, type StaffSession } from '../../src/service/office/staff-session.ts'
import { sealHalves } from '../../src/service/request/code-halves.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import { type ReleaseApproval, releaseIn } from '../../src/service/switch/release.ts'
import type { World } from '../world.ts'
import { type ApiThings, addClient } from './api.ts'
import { addMessage } from './board.ts'
import { addService, type ServiceThings } from './service.ts'
import { addWebhook, type WebhookThings } from './webhook.ts'

/** Whose session it is, how he signs in, and how somebody who is new would begin. */
export interface StaffThings extends ApiThings, ServiceThings, WebhookThings {
  staff: StaffRecord
  staffToken: string
  staffSession: StaffSession
  signIn: { loginId: string; password: string; code: string }
  newStaff: StaffRecord
  activation: { loginId: string; activationCode: string; code: string }
  ceremonyId: string
  passkey: Passkey
  passkeyResponse: WebauthnJson
  /** Of him who has asked for an unlock; and what he has asked for. */
  makerSession: StaffSession
  approval: ApprovalRecord
  /** On the board, for one contract. */
  messageId: BoardMessageId
  /** One that waits to be printed. */
  letterId: string
}

export const party = (slug: string) => ({
  id: `${slug}.office.warifu.test`,
  origin: `https://${slug}.office.warifu.test:8443`,
  name: slug,
})

/**
 * The first two people of an institution: one has signed in, with a password and a passkey; the other has only begun,
 * and a request in his name, about this member, waits for the first.
 */
export async function addOffice(world: World, slug: string, memberId: MemberId): Promise<StaffThings> {
  const { ports, institution } = world
  const there = institution(slug)
  const add = (loginId: string, roles: StaffRecord['roles']) =>
    addStaff(ports, there, {
      mailAddress: `${there.slug}@bank.example`,
      loginId,
      displayName: `${slug.toUpperCase()} ${loginId}`,
      language: 'ja',
      roles,
    })
  const begin = async (loginId: string, activationCode: string) => {
    const { totp } = await beginActivation(ports, there, party(slug), { loginId, activationCode })
    const [, now = 0, next = 0] = usableSteps(ports.clock.machine(), undefined)
    const codeOf = (step: number) => generateSync({ secret: totp.secret, epoch: stepBegins(step) })
    return { now: codeOf(now), next: codeOf(next) }
  }
  const everything: StaffRecord['roles'] = ['desk', 'approver', 'auditor', 'system-administrator']
  const first = await add('kenji', everything)
  const second = await add('yuko', ['desk', 'approver'])

  const password = `correct horse of ${slug}`
  const codes = await begin(first.loginId, first.activationCode)
  const staffToken = await activateWithPassword(ports, there, { ...first, password, code: codes.now })
  const passkey: Passkey = {
    credentialId: ports.random.bytes(32),
    publicKey: ports.random.bytes(64),
    counter: 1,
    transports: [],
  }
  const { staff } = ports.store.at(there.id)
  await staff.addPasskey(first.id, passkey, ports.clock.now())
  const { now: code } = await begin(second.loginId, second.activationCode)
  const [record, newStaff] = [await staff.byId(first.id), await staff.byId(second.id)]
  assert.ok(record && newStaff)
  const { ceremonyId } = await beginPasskeySignIn(ports, there, party(slug))
  const staffSession = await readStaffSession(ports, there, staffToken)
  const makerSession = { ...staffSession, person: { ...staffSession.person, id: second.id } }
  const { shownHash } = await previewUnlock(ports, there, makerSession, memberId)
  const wish = { shownHash, evidence: 'by telephone' }
  const { approvalId } = await requestUnlock(ports, there, makerSession, memberId, wish)
  const approval = await ports.store.at(there.id).approvals.byId(approvalId)
  assert.ok(approval)
  await halveCode(world, slug, { staffId: second.id, code: second.activationCode, staffSession, approvalId })
  await ports.store.at(there.id).estSecrets.keepHalf({
    ...{ approvalId, half: 'first', heldBy: first.id, acquisitionId: ports.random.uuid() },
    expiresAt: ports.clock.now().add({ hours: 24 * 365 }),
    sealed: ports.seal.seal('HALF', `est secret ${approvalId} first`),
  })
  const letterId = await printOne(world, slug, makerSession, memberId)
  await throwSwitch(world, slug, { by: first.id, approvalId })
  const people = { maker: makerSession, checker: staffSession }
  return {
    ...(await addClient(world, slug, approvalId)),
    ...(await addWebhook(world, slug, approvalId)),
    ...(await addService(world, slug, approvalId)),
    messageId: await addMessage(world, slug, people, memberId),
    letterId,
    makerSession,
    approval,
    staff: record,
    staffToken,
    staffSession,
    signIn: { loginId: first.loginId, password, code: codes.next },
    newStaff,
    activation: { loginId: second.loginId, activationCode: second.activationCode, code },
    ceremonyId,
    passkey,
    passkeyResponse: responseBy(passkey),
  }
}

/** His PINs are on paper: whoever printed them is known. Answers with the letter that waits for another person. */
async function printOne(
  { ports, institution }: World,
  slug: string,
  session: StaffSession,
  memberId: MemberId,
): Promise<string> {
  const piles = await listLetters(ports, institution(slug), session)
  const [pins, code] = piles.map(({ letters }) => letters.find((each) => each.memberId === memberId))
  assert.ok(pins && code)
  await printLetters(ports, institution(slug), session, 'pin-letter', [pins.id])
  return code.id
}

/** Two of the staff hold the halves of his code; here one of them both, so that one session finds them. */
async function halveCode(
  { ports, institution }: World,
  slug: string,
  {
    staffSession: session,
    ...of
  }: { staffId: StaffId; code: string; staffSession: StaffSession; approvalId: ApprovalId },
): Promise<void> {
  const requestedBy = session.person.id
  await ports.store.transact(institution(slug).id, (tx) =>
    sealHalves(ports, tx, { ...of, session, requestedBy }),
  )
}

/** It has been off and is on again. */
async function throwSwitch(
  { ports, institution }: World,
  slug: string,
  approved: ReleaseApproval,
): Promise<void> {
  const shown = { name: 'mails', since: ports.clock.now() } as const
  await engageAtTerminal(ports, institution(slug), {
    ...shown,
    words: { ja: '確認中です。', en: 'We look.' },
  })
  await ports.store.transact(institution(slug).id, (tx) => releaseIn(ports, tx, shown, approved))
}

/** As a browser would send it, but for the signature, which nobody can make without the key. */
export function responseBy({ credentialId }: Pick<Passkey, 'credentialId'>): WebauthnJson {
  const id = credentialId.toBase64({ alphabet: 'base64url', omitPadding: true })
  const response = { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' }
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}
