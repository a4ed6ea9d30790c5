import type { Page } from 'playwright-core'
import { agree, install, prove, renewalSteps, save, sayYes } from './enrolment.ts'
import type { Person } from './person.ts'
import { stands } from './screen.ts'

/** Where a renewal may be cut off: each of its screens, and the moment after the proof. */
export function placesOf({ member }: Person): readonly string[] {
  return ['R-10', ...(renewalSteps[member.institution] ?? []), 'R-60', 'R-70', 'P-10']
}

/** From the window's beginning as far as this screen, and no further. */
export async function goAsFarAs(person: Person, window: Page, place: string): Promise<void> {
  const steps = renewalSteps[person.member.institution] ?? []
  if (place === 'R-10') {
    // It would go on by itself.
    await window.route(/\/logon\/start|\/renewal\/[0-9a-f-]{36}$/, () => undefined)
    return stands(window, 'R-10')
  }
  if (steps.includes(place)) {
    await agree(window, steps.slice(0, steps.indexOf(place)))
    return stands(window, place)
  }
  if (place === 'R-60') return untilIssued(window, steps)
  await agree(window, steps)
  if (place === 'R-70') return stands(window, 'R-70')
  await install(person, await save(person, window, 'R-70'))
  const proof = await prove(window)
  await stands(proof, place)
  await proof.close()
}

/** The certificate is made, and its way back to the page takes for ever. */
async function untilIssued(window: Page, steps: readonly string[]) {
  const network = await window.context().newCDPSession(window)
  const issued = new Promise((resolve) => network.once('Fetch.requestPaused', resolve))
  await network.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/certificate', requestStage: 'Response' }],
  })
  await agree(window, steps.slice(0, -1))
  await stands(window, steps.at(-1) ?? '')
  await sayYes(window)
  await issued
  await stands(window, 'R-60')
}
