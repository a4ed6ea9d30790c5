import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import { cast } from './cast.ts'
import { currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { openRenewal } from './enrolment.ts'
import { goAsFarAs, placesOf } from './interruption.ts'
import { logOn, type Person } from './person.ts'
import { stands } from './screen.ts'

/** Ends what the person was doing. */
export type Interrupt = (person: Person, window: Page) => Promise<void>

type Case = readonly [memberId: string, language: Language]

/**
 * One renewal cut off at each step and begun again, which leads one step further, and after the last to the new
 * certificate; the old one never stops, and there is never more than one current.
 */
export function describeInterrupted(how: string, cases: readonly Case[], interrupt: Interrupt): void {
  describe(`a renewal interrupted by ${how}`, { concurrency: false }, () => {
    const { person: personOf } = cast(cases)

    for (const [memberId, language] of cases) {
      it(`costs ${memberId} nothing at any step, in ${language}`, async (t) => {
        if (skipUnlessBrowser(t)) return
        const person = personOf(memberId)
        await logOnInTime(person)
        for (const place of placesOf(person)) {
          await t.test(place, () => interruptedAt(person, place, interrupt))
        }
        const unfinished = (await stagesOf(person)).filter(
          (stage) => stage === 'proving' || stage === 'signing',
        )
        assert.deepEqual(unfinished, [])
      })
    }
  })
}

async function logOnInTime(person: Person) {
  const { expiryDate } = await currentOf(person)
  await person.program.moveClock(expiryDate.subtract({ days: 30 }))
  await logOn(person)
}

async function interruptedAt(person: Person, place: string, interrupt: Interrupt) {
  const old = await currentOf(person)
  const window = await openRenewal(person)
  await goAsFarAs(person, window, place)
  await interrupt(person, window)

  await logOn(person)
  await stands(person.page, place === 'P-10' ? 'M-10' : 'N-10')
  const now = await currentOf(person)
  if (place === 'P-10') assert.notEqual(now.commonName, old.commonName)
  else assert.equal(now.commonName, old.commonName)
}
