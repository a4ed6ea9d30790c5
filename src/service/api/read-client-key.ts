import { type ApiClientFault, type ApiClientShown, clientIdOf } from '../../domain/api-client.ts'
import type { ApiScope } from '../../domain/api-scope.ts'
import { type ApiClientId, parseId } from '../../domain/id.ts'
import { isLater } from '../../domain/local-day.ts'
import { oneLine } from '../../domain/one-line.ts'
import { Refusal } from '../../domain/refusal.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { formatName } from '../../pki/format-name.ts'
import { encodePem, type PemLabel, parsePem, parsePems } from '../../pki/pem.ts'
import { parseSpki } from '../../pki/spki.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { foreignKey } from '../predecessor/foreign-key.ts'

/** A client as somebody would let it in. */
export interface ClientWish {
  name: string
  /** A certificate or a public key. */
  pem: string
  scopes: readonly ApiScope[]
}

interface At {
  crypto: Ports['crypto']
  repositories: Pick<Repositories, 'api'>
  now: Temporal.Instant
}

/** What both people would be shown of it. Refuses a key that cannot be a client's, or that was one before. */
export async function showClient(
  { crypto, repositories, now }: At,
  { name, pem, scopes }: ClientWish,
): Promise<ApiClientShown> {
  const key = readKey(pem, now)
  const fingerprint = crypto.sha256(key.der).toHex()
  const clientId = clientIdOf(fingerprint)
  if ((await repositories.api.client(parseId<ApiClientId>(clientId))) !== undefined) throw unfit('known')
  return {
    format: 1,
    act: 'api-client',
    clientId,
    name: oneLine(name),
    way: key.label === 'CERTIFICATE' ? 'mtls' : 'private_key_jwt',
    subject: key.subject,
    notAfter: key.notAfter,
    keyKind: key.kind,
    fingerprint,
    scopes: [...new Set(scopes)].sort(),
    pem: encodePem(key.label, key.der),
  }
}

/** DER of what was shown. */
export function keyOf({ pem }: Pick<ApiClientShown, 'pem'>): Uint8Array {
  return parsePem(pem, labels)
}

const labels = ['CERTIFICATE', 'PUBLIC KEY'] as const satisfies PemLabel[]

function readKey(pem: string, now: Temporal.Instant) {
  const [der, ...more] = parsePems(pem, labels)
  if (der === undefined || more.length > 0) throw unfit('more-than-one')
  const label = pem.includes('-----BEGIN CERTIFICATE-----') ? 'CERTIFICATE' : 'PUBLIC KEY'
  if (label === 'PUBLIC KEY') return { label, der, kind: kindOf(der), subject: '', notAfter: '' } as const
  const { spki, known, notAfter, subject } = parseCertificate(der)
  if (known.basicConstraints?.cA === true) throw unfit('certificate-authority')
  if (isLater(now, notAfter)) throw unfit('expired')
  return {
    label,
    der,
    kind: kindOf(spki),
    subject: formatName(subject),
    notAfter: notAfter.toString(),
  } as const
}

function kindOf(spki: Uint8Array): string {
  const kind = foreignKey(parseSpki(spki))
  if (kind === undefined) throw unfit('key')
  return kind
}

const unfit = (fault: ApiClientFault) =>
  new Refusal('api-client-unfit', `no client has such a key: ${fault}`, { fault })
