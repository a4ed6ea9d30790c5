import type { CaRevocationShown, CaShown, CaSwitchShown } from '../../domain/ca-request.ts'
import {
  type AuthorityRevocationReason,
  issuingAuthority,
  preparedAuthority,
} from '../../domain/issuing-authority.ts'
import { Refusal } from '../../domain/refusal.ts'
import { formatName } from '../../pki/format-name.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { parsedIssuer } from './build-certificate.ts'
import { refuseTooSoon } from './refuse-too-soon.ts'

type Hashing = Pick<Ports, 'crypto'>

function caShown({ crypto }: Hashing, issuer: IssuerRecord): CaShown {
  const { subject } = parsedIssuer(issuer)
  return {
    id: issuer.id,
    subject: formatName(subject),
    fingerprint: crypto.sha256(issuer.certificate).toHex(),
    notAfter: issuer.notAfter.toString(),
  }
}

/** What would be asked for: the one that is prepared is to issue. Refuses: ca-unfit. */
export function showSwitch(
  ports: Hashing,
  all: readonly IssuerRecord[],
  versions: InstitutionRecord['versions'],
  now: Temporal.Instant,
): CaSwitchShown {
  const to = preparedAuthority(all, now)
  if (to === undefined) throw new Refusal('ca-unfit', 'no CA is prepared', { fault: 'nothing-prepared' })
  refuseTooSoon(to.notAfter, versions, now)
  const from = issuingAuthority(all)
  return {
    format: 1,
    act: 'ca-switch',
    to: caShown(ports, to),
    from: from === undefined ? [] : [caShown(ports, from)],
  }
}

/** What would be asked for: this one is to end, and the prepared one follows where it was the one that issues. Refuses: ca-unfit. */
export function showRevocation(
  ports: Hashing,
  all: readonly IssuerRecord[],
  id: string,
  reason: AuthorityRevocationReason,
  now: Temporal.Instant,
): CaRevocationShown {
  const ca = all.find((one) => one.id === id)
  if (ca === undefined || ca.level === 'predecessor')
    throw new Refusal('ca-unfit', `${id} is no CA of this institution`, { fault: 'not-ours' })
  // What a root has signed is taken back one by one; the root itself is taken out of what others trust.
  if (ca.level === 'root') throw new Refusal('ca-unfit', 'a root is not revoked', { fault: 'is-root' })
  if (ca.revokedAt !== undefined)
    throw new Refusal('ca-unfit', `CA ${id} is revoked`, { fault: 'revoked-already' })
  const isIssuing = issuingAuthority(all) === ca
  const next = isIssuing ? preparedAuthority(all, now) : issuingAuthority(all)
  return {
    format: 1,
    act: 'ca-revocation',
    ca: caShown(ports, ca),
    reason,
    work: isIssuing ? 'issuing' : 'not-issuing',
    next: next === undefined ? [] : [caShown(ports, next)],
  }
}
