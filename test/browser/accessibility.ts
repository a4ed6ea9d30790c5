import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Each document reads it anew: the shorter, the sooner. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** What this process has found nothing in. */
const judgedWell = new Set<string>()

/**
 * WCAG 2.2 AA, as far as a program can see it. The page's content security policy does not hinder it. What differs from a
 * page judged before in its words alone, such as the same step in the other language, is not judged again.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  // What has been scrolled half under a head that stays is no small target.
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.evaluate(whatMovesHasArrived)
  const build = createHash('sha256')
    .update(await page.evaluate(whatIsJudged))
    .digest('base64')
  if (judgedWell.has(build)) return
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
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
  judgedWell.add(build)
}

/** Every element with its attributes, of words whether there are any, and how large the window is: run in the page. */
function whatIsJudged(): string {
  const words = new Set(['alt', 'aria-label', 'content', 'lang', 'placeholder', 'title', 'value'])
  const told = (element: Element): string => {
    const attributes = [...element.attributes].map(({ name, value }) =>
      words.has(name) ? `${name}:${value.trim() !== ''}` : `${name}=${value}`,
    )
    const inside = [...element.childNodes].map((node) => {
      if (node instanceof Element) return told(node)
      return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() ? '.' : ''
    })
    return `<${element.tagName} ${attributes.join(' ')}>${inside.join('')}</>`
  }
  const state = [...document.querySelectorAll(':disabled, :checked, :invalid')].length
  return `${window.innerWidth}x${window.innerHeight} ${state} ${told(document.documentElement)}`
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
