/** Run in the page: each says in words what is not as it should be, and nothing when all is well. */

/** The page, or a part of it that has no bar of its own, is wider than what can be seen. */
export function widerThanTheScreen(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`)
    .slice(-3)
}

/** Text that stands in a box too small for it, which hides the rest. */
export function cutOff(): string[] {
  const hides = new Set(['hidden', 'clip'])
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) => {
      const { overflowX, overflowY, clipPath, visibility } = getComputedStyle(element)
      if (clipPath !== 'none' || visibility === 'hidden' || element.clientWidth <= 1) return false
      const tooWide = hides.has(overflowX) && element.scrollWidth > element.clientWidth + 1
      const tooHigh = hides.has(overflowY) && element.scrollHeight > element.clientHeight + 1
      return tooWide || tooHigh
    })
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent?.trim().slice(0, 40)}`)
}

/** Where the person's own colours replace ours: what can be pressed must show its edge, and the focus its ring. */
export function faintInForcedColours(): string[] {
  const shown = (element: Element) => element.getClientRects().length > 0
  const buttons = [...document.querySelectorAll<HTMLElement>('.button, button:not(.link), input, select')]
    .filter((element) => shown(element) && !element.matches('[type=radio], [type=checkbox], [type=hidden]'))
    .filter((element) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element)
      return borderTopStyle === 'none' || borderTopWidth === '0px'
    })
    .map((element) => `no edge: ${element.outerHTML.slice(0, 80)}`)
  const focusable = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, summary')]
    .filter((element) => shown(element) && !element.matches('[type=hidden]'))
    .slice(0, 12)
  const ringless = focusable.filter((element) => {
    element.focus({ focusVisible: true } as FocusOptions)
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return document.activeElement === element && (outlineStyle === 'none' || outlineWidth === '0px')
  })
  return [...buttons, ...ringless.map((element) => `no ring: ${element.outerHTML.slice(0, 80)}`)]
}

/** What makes no sense on paper, and a headline or facts that are missing there. */
export function leftOnPaper(): string[] {
  const shown = (element: Element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden'
  const pressed = [...document.querySelectorAll('button, .button, nav, input:not([type=hidden])')].filter(
    shown,
  )
  const needed = [...document.querySelectorAll('section:not([hidden]) h1, main > h1, .facts dd')]
  const missing = needed.filter(
    (element) => !element.closest('[hidden], details:not([open]), form') && !shown(element),
  )
  return [
    ...pressed.map((element) => `useless on paper: ${element.outerHTML.slice(0, 80)}`),
    ...missing.map((element) => `missing on paper: ${element.textContent?.slice(0, 60)}`),
  ]
}
