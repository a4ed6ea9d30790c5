import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { activate } from './activate.ts'
import { checkActivation, type TypedActivation } from './activation-code.ts'
import { type PasskeyAnswer, spendCeremony } from './ceremony.ts'

/** His first passkey. Spends the code and answers with the token of his first session; the browser's old one is `before`. */
export async function activateWithPasskey(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
  { ceremonyId, response, ...typed }: TypedActivation & PasskeyAnswer,
  before?: string,
): Promise<string> {
  const person = await checkActivation(ports, institution, typed)
  const purpose = { kind: 'activation', staffId: person.id } as const
  const ceremony = await spendCeremony(ports, institution, ceremonyId, purpose)
  const passkey = ceremony && (await ports.office.passkeys.readCreation(party, ceremony.challenge, response))
  if (passkey === undefined) throw new Refusal('verification-failed', 'this passkey was not made for us')
  return activate(ports, institution, person, { method: 'passkey', passkey }, before)
}
