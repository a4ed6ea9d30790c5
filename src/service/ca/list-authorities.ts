import { type AuthorityState, authorityState } from '../../domain/issuing-authority.ts'
import { formatName } from '../../pki/format-name.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { parsedIssuer } from './build-certificate.ts'

export interface ListedAuthority extends Pick<IssuerRecord, 'id' | 'level' | 'notAfter'> {
  state: AuthorityState
  subject: string
  fingerprint: string
  key: 'here' | 'elsewhere'
  issuesFrom?: Temporal.Instant
  revokedAt?: Temporal.Instant
  revokedFor?: string
  /** Certificates of it that are in use, and until when the last of them is good. */
  inUse: number
  lastNotAfter?: Temporal.Instant
}

/** Newest first, with what is still in use of each. */
export async function listAuthorities(
  { store, clock, crypto }: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  { id }: Pick<InstitutionRecord, 'id'>,
): Promise<ListedAuthority[]> {
  const { issuers, certificates } = store.at(id)
  const all = await issuers.all()
  const used = await certificates.inUseByIssuer()
  return all.map((issuer) => {
    const { inUse = 0, lastNotAfter } = used.get(issuer.id) ?? {}
    const { level, notAfter, issuesFrom, revokedAt, revokedFor } = issuer
    return {
      ...{ id: issuer.id, level, notAfter, inUse },
      state: authorityState(issuer, all, lastNotAfter, clock.now()),
      subject: formatName(parsedIssuer(issuer).subject),
      fingerprint: crypto.sha256(issuer.certificate).toHex(),
      key: issuer.isKeyHere ? 'here' : 'elsewhere',
      ...(issuesFrom && { issuesFrom }),
      ...(revokedAt && { revokedAt }),
      ...(revokedFor && { revokedFor }),
      ...(lastNotAfter && { lastNotAfter }),
    }
  })
}
