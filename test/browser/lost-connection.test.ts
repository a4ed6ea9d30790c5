import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { currentOf, stagesOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { agree, install, openRenewal, prove, renewalSteps, save, sayYes } from './enrolment.ts'
import { logOn } from './person.ts'
import { closeWindow, holding, meet, stands } from './screen.ts'

const cases = [
  ['suzuki01', 'ja'],
  ['sato01', 'en'],
] as const

describe('a server that is gone while the certificate is being issued', { concurrency: false }, () => {
  const { program, person: personOf } = cast(cases)

  for (const [memberId, language] of cases) {
    it(`is waited for by ${memberId}, who goes on with the same key, in ${language}`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf(memberId)
      await program().moveClock((await currentOf(person)).expiryDate.subtract({ days: 30 }))
      await logOn(person)
      const window = await openRenewal(person)
      const steps = renewalSteps[person.member.institution] ?? []
      await agree(window, steps.slice(0, -1))
      await stands(window, steps.at(-1) ?? '')
      await holding(window, '**/certificate', async () => {
        const asked = window.waitForRequest('**/certificate')
        await sayYes(window)
        await asked // its script has come, too
        await stands(window, 'R-60')
        await program().kill()
      })
      await meet(window, 'R-91')
      await program().restart()
      assert.deepEqual(await stagesOf(person), ['current'])

      await window.locator('#retry').click()
      await install(person, await save(person, window, 'R-70'))
      const proof = await prove(window)
      await stands(proof, 'P-10')
      await closeWindow(proof)
      await stands(window, 'R-80')
      assert.deepEqual(await stagesOf(person), ['superseded', 'current'])
    })
  }
})
