import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { beginCeremony, type Ceremony } from './ceremony.ts'

/** Nobody says who he is: the authenticator offers what it has for this office. */
export async function beginPasskeySignIn(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
): Promise<Ceremony> {
  const { id, challenge } = await beginCeremony(ports, institution, { kind: 'sign-in' })
  return { ceremonyId: id, options: await ports.office.passkeys.requestOptions(party, challenge, []) }
}
