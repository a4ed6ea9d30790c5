import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { askCertificate, enterCode, fieldOf, identify, readPerson, sayYes } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const window = '/acquire/window'

describe('one key that three people ask certificates for at once', () => {
  it('gets one, and the others are refused as after it', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const browsers = await Promise.all(
      ['hanako', 'ichiro', 'misaki'].map(async (loginId) => {
        const person = await readPerson(world, loginId)
        const browser = world.openBrowser()
        await identify(browser, person)
        await enterCode(browser, person.pickupCode)
        await sayYes(browser, window)
        return browser
      }),
    )
    const key = makeEnrolmentKey()
    const answers = await Promise.all(browsers.map((browser) => askCertificate(browser, window, key)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
    for (const { text } of answers.filter(({ status }) => status === 409))
      assert.match(fieldOf(text, 'type'), /\/problems\/key-used-before$/)
  })
})
