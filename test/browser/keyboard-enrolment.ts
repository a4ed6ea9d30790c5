import { acquisitionSteps, install } from './enrolment.ts'
import { press, type } from './keyboard.ts'
import type { Person } from './person.ts'
import { stands } from './screen.ts'

/** IDs and PINs, by the keyboard alone: on the form. */
export async function identify({ page, member, pin, confirmationPin }: Person): Promise<void> {
  await stands(page, 'A-10')
  const otherTab = page.locator(`nav.tabs a[href$="role=${member.role}"]:not([aria-current])`)
  if (await otherTab.count()) await press(page, otherTab)
  await stands(page, 'A-10')
  await type(page, { contractId: member.contractId, memberId: member.memberId, pin, confirmationPin })
  await page.keyboard.press('Enter')
}

/** Each yes, the file and its password, and what the import wizard does with them. */
export async function agreeAndInstall(person: Person): Promise<void> {
  const { page, member, browser } = person
  for (const code of acquisitionSteps[member.institution] ?? []) {
    await stands(page, code)
    await press(page, page.locator('main form[action$="/step"] button.primary'), 'Space')
  }
  await stands(page, 'A-65')
  const path = await browser.download(page, () => press(page, page.locator('#file-link')))
  await install(person, { path, password: (await page.locator('#password').innerText()).trim() })
}
