import type { Page } from 'playwright-core'
import type { Language } from '../../src/domain/language.ts'
import { press, tabTo } from './keyboard.ts'
import { inspect } from './office-screen.ts'
import { stands } from './screen.ts'
import type { StaffPerson } from './staff.ts'

/** A message as the desk types it, its text line by line. */
export interface BoardDesk {
  title: Record<Language, string>
  body: Record<Language, readonly string[]>
  from: string
  until: string
}

export function whatIsWritten(language: Language): BoardDesk {
  const today = Temporal.Now.plainDateISO('Asia/Tokyo')
  return {
    title: { ja: '不審なメールにご注意ください', en: `Beware of strange mails (${language})` },
    body: {
      ja: ['当金庫を名乗るメールが届いています。', '<b>メールで暗証番号をお聞きしません。</b>'],
      en: ['Mails in our name are about.', '<b>We never ask for a PIN by mail.</b>'],
    },
    from: today.toString(),
    until: today.add({ days: 30 }).toString(),
  }
}

/** From the menu at the left, past the list that is empty yet, to the form. */
export async function openWriting({ page }: StaffPerson): Promise<void> {
  await press(page, page.locator('.side a[href="/board"]'))
  await stands(page, 'S-70')
  await page.locator('main .tabs').waitFor()
  await inspect(page, 'S-70')
  await press(page, page.locator('main a[href="/board/new"]'))
  await inspect(page, 'S-71')
}

export async function writeByKeyboard(page: Page, { title, body, from, until }: BoardDesk): Promise<void> {
  for (const language of ['ja', 'en'] as const) {
    await tabTo(page, page.locator(`#title-${language}`))
    await page.keyboard.insertText(title[language])
    await tabTo(page, page.locator(`#body-${language}`))
    await page.keyboard.insertText(body[language].join('\n\n'))
  }
  await tabTo(page, page.locator('input[name="priority"][value="normal"]'))
  await page.keyboard.press('ArrowUp')
  await page.locator('input[name="priority"][value="important"]:checked').waitFor()
  await page.locator('#from').fill(from)
  await page.locator('#until').fill(until)
  await press(page, page.locator('main form button.primary'))
}
