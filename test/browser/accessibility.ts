import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Each page reads it anew: the shorter, the sooner. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** WCAG 2.2 AA, as far as a program can see it. The page's content security policy does not hinder it. */
export async function checkAccessibility(page: Page): Promise<void> {
  // What has been scrolled half under a head that stays is no small target.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.evaluate(whatMovesHasArrived)
  await page.evaluate(source)
  const found: string[] = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // Of all that is well, one node each is named in place of every one.
      resultTypes: ['violations'],
    })
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`,
    )
  })
  assert.deepEqual(found, [], `${page.url()} «${await page.title()}»`)
}

/**
 * Half-way into the picture a text has half its contrast. What moves for ever goes on; what comes late, such as the words
 * for who has waited for ten seconds, comes now.
 */
async function whatMovesHasArrived() {
  const arriving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
  for (const animation of arriving) animation.finish()
  await Promise.allSettled(arriving.map(({ finished }) => finished))
}

declare global {
  interface Window {
    axe: typeof axe
  }
}
