import type { RelyingParty } from '../../ports/office-credentials.ts'
import { portalOrigin } from '../site.ts'
import type { Asked, Portal } from './portal-env.ts'

/** Whose passkeys these are: a page of any other host gets none of them. */
export function partyOf({ site }: Portal, { var: { institution, language } }: Asked): RelyingParty {
  const origin = portalOrigin(site, institution.slug)
  return { id: new URL(origin).hostname, origin, name: institution.name[language] }
}
