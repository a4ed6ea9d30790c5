import { isCapable } from './enrolment/capability.ts'

/** Long enough to be read, short enough not to be waited for. */
const readingTime = 1500

const browser = document.querySelector<HTMLElement>('[data-step=browser]')
const proceed = document.querySelector<HTMLAnchorElement>('#proceed')

if (isCapable()) {
  if (browser !== null) browser.dataset.state = 'done'
  setTimeout(() => proceed?.click(), readingTime)
} else {
  const incapable = document.querySelector<HTMLElement>('#incapable')
  document.querySelector('#preparing')?.setAttribute('hidden', '')
  incapable?.removeAttribute('hidden')
  incapable?.querySelector('h1')?.focus()
}
