import assert from 'node:assert/strict'
import { inspect } from './office-screen.ts'
import { type StaffPerson, visit } from './staff.ts'

interface Sheet {
  to: string
  secrets: string[]
}

/** What he sends to a printer is kept, as somebody reads it who takes the sheets out. To be called before his first page. */
export async function catchPrints({ page }: StaffPerson): Promise<void> {
  await page.addInitScript(() => {
    const printed: Sheet[] = []
    Object.assign(window, { printed })
    window.print = () => {
      const sheets = document.querySelectorAll('.letters-on-paper .letter')
      for (const sheet of sheets)
        printed.push({
          to: sheet.querySelector('.letter-to')?.textContent ?? '',
          secrets: [...sheet.querySelectorAll('.letter-secret')].map((each) => each.textContent),
        })
      const isOnScreen = [...sheets].some((sheet) => sheet.checkVisibility())
      if (isOnScreen) printed.push({ to: 'the screen', secrets: [] })
    }
  })
}

/** Prints all of a pile that he may, and answers with what stands in the letter to this person. */
export async function printPile(
  person: StaffPerson,
  kind: 'pin-letter' | 'pickup-letter',
  name: string,
): Promise<string[]> {
  const { page } = person
  await visit(person, '/letters')
  const pile = page.locator(`section[aria-labelledby="${kind}"]`)
  await pile.locator('p.act button').click()
  await inspect(page, 'S-52', `printing ${kind}`)
  await page.getByRole('dialog').locator('button.primary').click()
  await pile.locator('.good').waitFor()
  assert.equal(await page.locator('.letters-on-paper').count(), 0, 'nothing of it stays')
  const printed = await page.evaluate(() => (window as unknown as { printed: Sheet[] }).printed)
  assert.ok(!printed.some(({ to }) => to === 'the screen'), 'a secret was on the screen')
  return printed.find(({ to }) => to.includes(name))?.secrets ?? assert.fail(`no letter to ${name}`)
}
