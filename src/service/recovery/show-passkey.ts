import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { openAcquisition } from '../acquisition/open-acquisition.ts'
import { type AcquisitionView, readAcquisition } from '../acquisition/read-acquisition.ts'
import { byMember, record } from '../audit/record.ts'
import {
  beginMemberCeremony,
  type PasskeyAnswer,
  type PasskeyQuestion,
  spendMemberCeremony,
} from './ceremony.ts'

type ShowPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>

/** In an acquisition after expiry, once IDs and PINs were right. Refuses: passkey-failed, where none is accepted. */
export async function beginShowing(
  ports: ShowPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  token: string | undefined,
): Promise<PasskeyQuestion> {
  const { member, acquisition } = await requireWanted(ports, institution, token)
  const known = await ports.store.at(institution.id).memberPasskeys.usableOf(member.id)
  if (known.length === 0) throw new Refusal('passkey-failed', 'he has registered none')
  const purpose = { kind: 'recovery', memberId: member.id, boundId: acquisition.id } as const
  const { id, challenge } = await beginMemberCeremony(ports, institution, purpose)
  return { ceremonyId: id, options: await ports.office.passkeys.requestOptions(party, challenge, known) }
}

/** The second proof: one of his own passkeys, with user verification, for just this acquisition. */
export async function showPasskey(
  ports: ShowPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  token: string | undefined,
  answer: PasskeyAnswer,
): Promise<void> {
  const view = await requireWanted(ports, institution, token)
  const { member } = view
  const shown = await check(ports, institution, party, view, answer)
  const about = byMember(member.id, ports.clock.now())
  if (shown === undefined) {
    await ports.store.transact(institution.id, (tx) =>
      record(ports, tx, { ...about, kind: 'passkey-refused' }),
    )
    throw new Refusal('passkey-failed', 'the passkey does not fit')
  }
  await ports.store.transact(institution.id, async (tx) => {
    await openAcquisition(ports, tx, institution, view, { passkeyId: shown })
    await record(ports, tx, { ...about, kind: 'passkey-accepted' })
  })
}

async function requireWanted(
  ports: ShowPorts,
  institution: InstitutionRecord,
  token: string | undefined,
): Promise<AcquisitionView> {
  const view = await readAcquisition(ports, institution, token)
  if (view.next !== 'second-proof') throw new Refusal('form-expired', 'no proof is wanted any more')
  if (!view.accepted.includes('passkey'))
    throw new Refusal('passkey-failed', 'passkeys are not accepted here')
  return view
}

/** The name of the credential; undefined when anything is wrong with it. */
async function check(
  ports: ShowPorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  { member, acquisition }: AcquisitionView,
  { ceremonyId, response }: PasskeyAnswer,
): Promise<Uint8Array | undefined> {
  const { passkeys } = ports.office
  const { memberPasskeys } = ports.store.at(institution.id)
  const purpose = { kind: 'recovery', memberId: member.id, boundId: acquisition.id } as const
  const challenge = await spendMemberCeremony(ports, institution, ceremonyId, purpose)
  const named = passkeys.credentialIdOf(response)
  const known = await memberPasskeys.usableOf(member.id)
  const passkey = named && known.find(({ credentialId }) => ports.crypto.equal(credentialId, named))
  if (challenge === undefined || passkey === undefined) return undefined
  const counter = await passkeys.readRequest(party, challenge, passkey, member.id, response)
  if (counter === undefined) return undefined
  const { credentialId } = passkey
  return (await memberPasskeys.countUse(credentialId, counter, ports.clock.now())) ? credentialId : undefined
}
