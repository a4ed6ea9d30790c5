import { plainlyClicked } from './plain-click.ts'

/** `a[data-open-window=720x640]` opens a window of that size, as far as the screen allows; a blocked one opens in place. */
export function openByLinks(): void {
  addEventListener('click', (event) => {
    const link = plainlyClicked(event, 'a[data-open-window]')
    if (link === null) return
    const [width, height] = (link.dataset.openWindow ?? '').split('x').map(Number)
    const { availWidth, availHeight } = screen
    const size = `width=${Math.min(width ?? 0, availWidth)},height=${Math.min(height ?? 0, availHeight)}`
    const opened = open(link.href, link.target, `popup,${size}`)
    if (opened === null) {
      link.target = '_self'
      return
    }
    event.preventDefault()
    opened.focus()
  })
}
