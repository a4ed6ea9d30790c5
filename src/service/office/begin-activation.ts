import { Refusal } from '../../domain/refusal.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { checkActivation, type TypedActivation } from './activation-code.ts'
import { beginCeremony, type Ceremony } from './ceremony.ts'
import { makeTotpSecret, openTotpSecret, sealTotpSecret } from './totp-secret.ts'

export interface BegunActivation {
  name: string
  roles: readonly StaffRole[]
  totp: { secret: string; uri: string; qr: string[] }
  ceremony: Ceremony
}

/** Who he is, and both ways to go on. Who begins again is offered the same secret: his authenticator has it already. */
export async function beginActivation(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
  typed: TypedActivation,
): Promise<BegunActivation> {
  const person = await checkActivation(ports, institution, typed)
  const { id, loginId, displayName: name, roles, activation } = person
  const { staff } = ports.store.at(institution.id)
  const offered = sealTotpSecret(ports, id, makeTotpSecret(ports))
  const totpSecret = activation && (await staff.offerTotp(id, activation.codeHash, offered))
  const secret = totpSecret && openTotpSecret(ports, { id, totpSecret })
  // Activated in this very moment from elsewhere, or given another code.
  if (secret === undefined) throw new Refusal('activation-failed', 'the code was used just now')

  const { passkeys, oneTimeCodes } = ports.office
  const uri = oneTimeCodes.uriOf(party.name, loginId, secret)
  const { id: ceremonyId, challenge } = await beginCeremony(ports, institution, {
    kind: 'activation',
    staffId: id,
  })
  const options = await passkeys.creationOptions(party, { id, loginId, name }, challenge)
  return {
    name,
    roles,
    totp: { secret, uri, qr: oneTimeCodes.qrOf(uri) },
    ceremony: { ceremonyId, options },
  }
}
