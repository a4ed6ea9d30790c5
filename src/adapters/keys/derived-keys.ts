import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import type { MacPurpose } from '../../ports/crypto.ts'
import { argon2id, PASSPHRASE_COST } from './argon2id.ts'

type KeyPurpose = MacPurpose | 'pin-pepper' | 'staff-pepper' | 'seal'
export type DerivedKeys = Readonly<Record<KeyPurpose, KeyObject>>

/**
 * One key per purpose from the operator's secret, the same in every process that has it. Changing the secret loses
 * every sealed text, every PIN and every password, ends open log-on attempts and pickup codes, and leaves the salted hashes of the audit
 * log without their salt.
 *
 * Why stretched first: tokens made with these keys are seen by browsers, and a secret that a person thought up could
 * be searched for with them at the speed of SHA-256. The salt is fixed, as the file is all that nodes share.
 */
export async function deriveKeys(secret: KeyObject): Promise<DerivedKeys> {
  const salt = new TextEncoder().encode('warifu operator secret 1')
  const root = createSecretKey(await argon2id(secret.export(), salt, PASSPHRASE_COST))
  return {
    'attempt-label': derive(root, 'attempt-label'),
    'audit-salt': derive(root, 'audit-salt'),
    bounce: derive(root, 'bounce'),
    'notice-code': derive(root, 'notice-code'),
    'pickup-code': derive(root, 'pickup-code'),
    'activation-code': derive(root, 'activation-code'),
    'service-session': derive(root, 'service-session'),
    'pin-pepper': derive(root, 'pin-pepper'),
    'staff-pepper': derive(root, 'staff-pepper'),
    seal: derive(root, 'seal'),
  }
}

/** HKDF-SHA-256 (RFC 5869): from one key, nothing can be said of another or of the root. */
function derive(root: KeyObject, purpose: KeyPurpose): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `warifu ${purpose} 1`, 32)))
}
