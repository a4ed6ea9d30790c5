import type { ReactNode } from 'react'
import { apiClientPart } from '../api-clients/api-client-part.tsx'
import type { Surroundings } from '../frame/surroundings.ts'
import { pullPart } from '../pulls/pull-part.tsx'
import { relyingPartyPart } from '../relying-parties/relying-party-part.tsx'
import type { Shown } from '../server/office.ts'
import { webhookPart } from '../webhooks/webhook-part.tsx'
import { messagePart, withdrawalPart } from './board-parts.tsx'
import { caRevocationPart, caSwitchPart } from './ca-parts.tsx'
import { administratorPart, memberRequestPart, staffPart, switchPart } from './desk-parts.tsx'
import { importPart, predecessorPart } from './joining-parts.tsx'
import { policyPart } from './policy-part.tsx'
import { unlockPart } from './unlock-part.tsx'

/** What is its own of a request of one kind; all else of the pages is the same for every kind. */
export interface RequestPart {
  /** Whom or what it is about, by name. */
  about: string
  /** Beside the name: the company, or whom a message is for. */
  aside: string
  /** Word for word what was shown. */
  facts: readonly (readonly [name: string, value: ReactNode])[]
  /** Below the facts: the whole of it, and ways to what it is about. */
  more: ReactNode
  /** Above the approver's fresh verification. */
  verified: ReactNode
  /** What the pages know of it and must read anew when it was decided. */
  touches: readonly (readonly unknown[])[]
}

export function requestPart(shown: Shown, surroundings: Surroundings): RequestPart {
  switch (shown.act) {
    case 'import':
      return importPart(shown, surroundings)
    case 'predecessor':
      return predecessorPart(shown, surroundings)
    case 'relying-party':
      return relyingPartyPart(shown, surroundings)
    case 'api-client':
      return apiClientPart(shown, surroundings)
    case 'webhook':
      return webhookPart(shown, surroundings)
    case 'renewal-pull':
      return pullPart(shown, surroundings)
    case 'unlock':
      return unlockPart(shown, surroundings)
    case 'board-message':
      return messagePart(shown, surroundings)
    case 'board-withdrawal':
      return withdrawalPart(shown, surroundings)
    case 'policy-version':
      return policyPart(shown, surroundings)
    case 'reissue':
    case 'address-change':
    case 'stop-release':
    case 'removal':
    case 'recovery-letter':
    case 'est-secret':
      return memberRequestPart(shown, surroundings)
    case 'administrator-adding':
      return administratorPart(shown, surroundings)
    case 'switch-release':
      return switchPart(shown, surroundings)
    case 'ca-switch':
      return caSwitchPart(shown, surroundings)
    case 'ca-revocation':
      return caRevocationPart(shown, surroundings)
    case 'staff-change':
      return staffPart(shown, surroundings)
  }
}
