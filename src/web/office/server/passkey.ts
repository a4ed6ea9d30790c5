import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import type { Ceremony } from './office.ts'

export type PasskeyTrouble = 'cancelled' | 'unsupported' | 'registered' | 'failed'

/** The browser or the person did not go on with the ceremony; nothing was sent. */
export class PasskeyFailure extends Error {
  override readonly name = 'PasskeyFailure'
  readonly trouble: PasskeyTrouble

  constructor(trouble: PasskeyTrouble, options?: ErrorOptions) {
    super(trouble, options)
    this.trouble = trouble
  }
}

export async function showPasskey({ ceremonyId, options }: Ceremony) {
  return {
    ceremonyId,
    response: { ...(await attempt(() => startAuthentication({ optionsJSON: asRequest(options) }))) },
  }
}

export async function makePasskey({ ceremonyId, options }: Ceremony) {
  return {
    ceremonyId,
    response: { ...(await attempt(() => startRegistration({ optionsJSON: asCreation(options) }))) },
  }
}

/** The server's own words to the authenticator pass through us: the browser reads them and says what is wrong. */
const asRequest = (options: Record<string, unknown>) =>
  options as unknown as PublicKeyCredentialRequestOptionsJSON
const asCreation = (options: Record<string, unknown>) =>
  options as unknown as PublicKeyCredentialCreationOptionsJSON

async function attempt<T>(ceremony: () => Promise<T>): Promise<T> {
  if (!browserSupportsWebAuthn()) throw new PasskeyFailure('unsupported')
  try {
    return await ceremony()
  } catch (error) {
    throw new PasskeyFailure(troubleOf(error), { cause: error })
  }
}

function troubleOf(error: unknown): PasskeyTrouble {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'registered'
  const { name } = error instanceof Error ? error : { name: '' }
  if (name === 'InvalidStateError') return 'registered'
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'NotSupportedError' ? 'unsupported' : 'failed'
}
