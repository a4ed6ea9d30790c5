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
      const seen = (what: Element | null) => what?.checkVisibility() === true
      const isPaper = matchMedia('print').matches
      if (seen(document.querySelector('.letter')) !== isPaper)
        printed.push({ to: 'amiss: letters', secrets: [] })
      if (isPaper && [...document.body.children].filter(seen).length > 1)
        printed.push({ to: 'amiss: more than letters', secrets: [] })
    }
  })
}

/** Prints all of a pile that he may, seen on this medium, and answers with what stands in the letter to this person. */
export async function printPile(
  person: StaffPerson,
  kind: 'pin-letter' | 'pickup-letter',
  name: string,
  media: 'screen' | 'print',
): Promise<string[]> {
  const { page } = person
  await visit(person, '/letters')
  const pile = page.locator(`section[aria-labelledby="${kind}"]`)
  await pile.locator('p.act button').click()
  await inspect(page, 'S-52', `printing ${kind}`)
  await page.emulateMedia({ media })
  await page.getByRole('dialog').locator('button.primary').dispatchEvent('click')
  await page.waitForFunction(() => (window as unknown as { printed: Sheet[] }).printed.length > 0)
  await page.emulateMedia({ media: 'screen' })
  await pile.locator('.good').waitFor()
  assert.equal(await page.locator('.letters-on-paper').count(), 0, 'nothing of it stays')
  const printed = await page.evaluate(() => (window as unknown as { printed: Sheet[] }).printed)
  assert.deepEqual(
    printed.filter(({ to }) => to.startsWith('amiss')),
    [],
  )
  return printed.find(({ to }) => to.includes(name))?.secrets ?? assert.fail(`no letter to ${name}`)
}
