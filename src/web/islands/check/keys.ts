import { isCapable } from '../enrolment/capability.ts'
import { makeKeyPair } from '../enrolment/key-pair.ts'

/** Makes such a key as an enrolment would, and forgets it. */
export async function tryKeys(algorithm: string | undefined): Promise<'able' | 'unable' | 'insecure'> {
  if (!isSecureContext) return 'insecure'
  if (!isCapable()) return 'unable'
  try {
    await makeKeyPair(algorithm)
    return 'able'
  } catch {
    return 'unable'
  }
}
