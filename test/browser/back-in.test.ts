import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cast } from './cast.ts'
import { currentOf } from './certificates.ts'
import { skipUnlessBrowser } from './chromium.ts'
import { press, type } from './keyboard.ts'
import { identify } from './keyboard-enrolment.ts'
import { go, logOn, type Person } from './person.ts'
import { mainText, meet, stands } from './screen.ts'

/** Four days of one certificate, and what each of them is told. */
const told = [
  { language: 'ja', days: -60, says: /入っているパソコンで/ },
  { language: 'ja', days: -10, says: /そのパソコンで更新してください/ },
  { language: 'ja', days: 1, says: /「電子証明書取得」から取得できます/ },
  { language: 'ja', days: 91, says: /ご連絡ください[\s\S]*0120-000-001/ },
] as const

describe('the log-on page helps, by the keyboard alone', { concurrency: false }, () => {
  const { program, person: personOf } = cast([
    ['sato01', 'ja'],
    ['takahashi01', 'en'],
  ])

  for (const { days, says } of told) {
    it(`says on E ${days < 0 ? '−' : '+'} ${Math.abs(days)} how it stands with whose browser sends nothing`, async (t) => {
      if (skipUnlessBrowser(t)) return
      const person = personOf('sato01')
      const { expiryDate } = await currentOf(person)
      await program().moveClock(expiryDate.add({ days }))
      await seekHelp(person)
      await meet(person.page, 'A-12')
      assert.match(await mainText(person.page), says)
    })
  }

  it('a passkey that was registered before takes the place of the code, in English', async (t) => {
    if (skipUnlessBrowser(t)) return
    const person = personOf('takahashi01')
    const { page } = person
    const { expiryDate } = await currentOf(person)
    await program().moveClock(expiryDate.subtract({ days: 60 }))
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await logOn(person)
    await go(person, '/certificate/passkeys')
    await meet(page, 'A-15')
    await type(page, { confirmationPin: person.confirmationPin })
    await page.keyboard.press('Enter')
    await meet(page, 'A-18')
    await press(page, page.locator('#passkey button'))
    await page.locator('main a[href*="?id="]').waitFor()

    await program().moveClock(expiryDate.add({ days: 1 }))
    await go(person, '/acquire')
    await identify(person)
    await stands(page, 'A-20')
    await press(page, page.locator('#passkey button'))
    await stands(page, 'A-25')
  })
})

/** From the log-on page to the answer. */
async function seekHelp(person: Person) {
  const { page, member, pin, confirmationPin } = person
  await go(person, '/')
  await press(page, page.locator('main a[href="/help"]'))
  await meet(page, 'A-11')
  const otherTab = page.locator(`nav.tabs a[href$="role=${member.role}"]:not([aria-current])`)
  if (await otherTab.count()) await press(page, otherTab)
  await page.locator(`input[name="role"][value="${member.role}"]`).waitFor({ state: 'attached' })
  await type(page, { contractId: member.contractId, memberId: member.memberId, pin, confirmationPin })
  await page.keyboard.press('Enter')
}
