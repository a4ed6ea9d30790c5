import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { CeremonyPurpose, StaffRecord } from '../../ports/staff-records.ts'
import { type PasskeyAnswer, spendCeremony } from './ceremony.ts'

export type PasskeyCheck =
  | { kind: 'fits'; person: StaffRecord }
  /** The person is the one whose passkey was named, if it is known at all; the cause is for the trail alone. */
  | { kind: 'fails'; cause: 'ceremony' | 'unknown' | 'signature' | 'counter'; person?: StaffRecord }

/** Whose passkey has signed the challenge of this ceremony, with user verification. The ceremony is spent by it. */
export async function checkPasskey(
  ports: Pick<Ports, 'store' | 'clock' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
  purpose: CeremonyPurpose,
  { ceremonyId, response }: PasskeyAnswer,
): Promise<PasskeyCheck> {
  const { passkeys } = ports.office
  const { staff } = ports.store.at(institution.id)
  const ceremony = await spendCeremony(ports, institution, ceremonyId, purpose)
  const credentialId = passkeys.credentialIdOf(response)
  const found = credentialId && (await staff.byPasskey(credentialId))
  if (found === undefined) return { kind: 'fails', cause: 'unknown' }
  const { passkey, person } = found
  if (ceremony === undefined) return { kind: 'fails', cause: 'ceremony', person }
  const counter = await passkeys.readRequest(party, ceremony.challenge, passkey, person.id, response)
  if (counter === undefined) return { kind: 'fails', cause: 'signature', person }
  const isNew = await staff.countUse(passkey.credentialId, counter, ports.clock.now())
  return isNew ? { kind: 'fits', person } : { kind: 'fails', cause: 'counter', person }
}
