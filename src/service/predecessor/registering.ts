import { type IssuerId, parseId } from '../../domain/id.ts'
import type { AuthorityShown, PredecessorShown } from '../../domain/predecessor-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { parsePem } from '../../pki/pem.ts'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { PublicKey } from '../../pki/spki.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyId } from '../../ports/signer.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { readAuthorities } from './read-authorities.ts'

/** A request to register CAs that were in use before. It dies when one of them is over, or came in another way. */
export const registering: RequestKind<PredecessorShown> = {
  async showAgain({ repositories, crypto, now }, { authorities }) {
    const pem = authorities.map((one) => one.pem).join('')
    try {
      return readAuthorities({ crypto }, pem, await repositories.issuers.all(), now)
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  },
  async carryOut(ports, tx, { session, approvalId }, { authorities }) {
    const at = ports.clock.now()
    for (const authority of authorities) {
      const issuer = issuerOf(ports, authority)
      await tx.issuers.add(issuer, at)
      await record(ports, tx, {
        ...byStaff(session, at),
        kind: 'predecessor-registered',
        issuerId: issuer.id,
        facts: { fingerprint: authority.fingerprint, approval: approvalId },
      })
    }
  },
}

function issuerOf(
  { random, crypto }: Pick<Ports, 'random' | 'crypto'>,
  { pem }: AuthorityShown,
): IssuerRecord {
  const certificate = parsePem(pem, ['CERTIFICATE'])
  const { spki, publicKey, notAfter } = parseCertificate(certificate)
  const id = parseId<IssuerId>(random.uuid())
  return {
    id,
    level: 'predecessor',
    signedBy: id,
    // A KeyId is what this is. Nobody here has the key.
    keyId: crypto.sha256(spki).toHex() as KeyId,
    signatureAlgorithm: signsWith(publicKey),
    certificate,
    notAfter,
    isKeyHere: false,
  }
}

export function signsWith(key: PublicKey): SignatureAlgorithm {
  if (key.kind === 'RSA') return 'sha256WithRSAEncryption'
  return key.curve === 'P-256' ? 'ecdsa-with-SHA256' : 'ecdsa-with-SHA384'
}
