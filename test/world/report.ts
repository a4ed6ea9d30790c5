import type { World } from '../world.ts'
import type { Browser, Page } from './browser.ts'
import { contractNumber } from './institution.ts'
import { becomeCustomer, logOn, ownPins, type Person, readPerson, renew } from './person.ts'

/** 「お心当たりのない通知を受け取った方」, from outside. */
export function disown(
  browser: Browser,
  { role, loginId: memberId, pin, confirmationPin }: Person,
  otherwise: Record<string, string> = {},
): Promise<Page> {
  const typed = { role, contractId: contractNumber, memberId, pin, confirmationPin }
  return browser.post('/not-me', { ...typed, ...otherwise })
}

/** With the PINs that he has chosen. */
export const own = (person: Person): Person => ({ ...person, ...ownPins })

/**
 * Ichiro, and a thief who has copied his certificate and his PINs and renews in his name on 30 October 2027 at nine. The
 * new certificate has not logged on.
 */
export async function attacked(world: World) {
  const ichiro = await readPerson(world, 'ichiro')
  const { browser, held } = await becomeCustomer(world, ichiro)
  world.goTo('2027-10-30T09:00:00')
  const thief = world.openBrowser()
  await logOn(thief, held)
  return { ichiro, browser, held, thief, fresh: await renew(thief, held) }
}
