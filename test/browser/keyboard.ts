import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'

/** Tab, again and again, until the focus is there. It is seen at every stop. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab')
    await focusIsSeen(page)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  assert.fail(`the keyboard does not come to ${target}`)
}

/** As somebody does it who has no mouse. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

export async function type(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [field, text] of Object.entries(fields)) {
    await tabTo(page, page.locator(`#${field}`))
    await page.keyboard.type(text)
  }
}

async function focusIsSeen(page: Page) {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return undefined
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
    const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
    const { width, height, bottom } = focused.getBoundingClientRect()
    const isSeen = (isOutlined || boxShadow !== 'none') && width > 1 && height > 1 && bottom > 0
    return isSeen ? undefined : focused.outerHTML
  })
  assert.equal(unseen, undefined, 'the focus is seen')
}
