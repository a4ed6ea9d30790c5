import type { IssuerId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import { renewalInformation, type SuggestedWindow } from '../../domain/suggested-window.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { parseCertificateIdentifier } from '../../pki/certificate-identifier.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import type { DirectoryEntry } from '../institution/directory.ts'

/**
 * RFC 9773 §4.2: when a program should renew this certificate. Whoever asks need not say who he is: he knows a serial
 * number that is chance, and learns a time. Of what is unknown, another institution's, ended or stopped everybody hears the
 * same. Refuses: not-found.
 */
export async function readRenewalInformation(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { institution, issuers }: Pick<DirectoryEntry, 'institution' | 'issuers'>,
  identifier: string,
): Promise<SuggestedWindow> {
  const { keyIdentifier, serialNumber } = parseCertificateIdentifier(identifier)
  const { certificates, members } = store.at(institution.id)
  const ids = issuersOfKey(issuers, keyIdentifier)
  const certificate = ids.length > 0 ? await certificates.bySerial(ids, serialNumber) : undefined
  const life = certificate && (await members.life(certificate.memberId))
  const told = life && renewalInformation(certificate, life, institution.versions, clock.now())
  if (told === undefined)
    throw new Refusal('not-found', 'there is no certificate to be renewed with this identifier')
  return told
}

/** More than one where a CA was certified anew with its key. */
function issuersOfKey(issuers: readonly IssuerRecord[], keyIdentifier: Uint8Array): IssuerId[] {
  return issuers.flatMap((issuer) => {
    const own = parsedIssuer(issuer).known.subjectKeyIdentifier
    return issuer.level !== 'root' && own !== undefined && sameBytes(own, keyIdentifier) ? [issuer.id] : []
  })
}
