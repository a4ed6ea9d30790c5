import { plainlyClicked } from './plain-click.ts'

/**
 * `a[data-close-window]` closes its window. Which windows a script may close differs between browsers, and a window
 * that came from another site does not know who opened it: whoever is still there after a moment follows the link.
 */
export function closeByLinks(): void {
  addEventListener('click', (event) => {
    const link = plainlyClicked(event, 'a[data-close-window]')
    if (link === null) return
    event.preventDefault()
    close()
    setTimeout(() => location.assign(link.href), 300)
  })
}
