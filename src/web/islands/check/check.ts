import { judgeClock } from './clock.ts'
import { byId, tell } from './finding.ts'
import { tryKeys } from './keys.ts'
import { tryPopUp } from './pop-up.ts'

/** Finds out what the server cannot see. What fails to be found out stays as the page came: not checked. */
export function check(): void {
  const { timeUrl = '', keyAlgorithm } = byId('code').dataset
  void askTime(timeUrl)
  void tryKeys(keyAlgorithm).then((keys) => tell('keys', keys))
  const button = byId('try-pop-up')
  button.hidden = false
  byId('pop-up-needs-script').hidden = true
  button.addEventListener('click', () => {
    const popUp = tryPopUp()
    const link = document.querySelector<HTMLAnchorElement>('#try-certificate')
    if (link !== null) link.search = new URLSearchParams({ popUp }).toString()
    void tell('popUp', popUp)
  })
}

/** The server's time is taken to be that in the middle of the question's way there and back. */
async function askTime(url: string): Promise<void> {
  const asked = Date.now()
  const response = await fetch(url, { cache: 'no-store', credentials: 'same-origin' })
  const answered = Date.now()
  const { now, cookies }: Record<string, unknown> = await response.json()
  const ahead = (asked + answered) / 2 - Date.parse(String(now))
  for (const place of document.querySelectorAll('[data-minutes]'))
    place.textContent = String(Math.round(Math.abs(ahead) / 60_000))
  document.querySelector('#reload')?.remove() // known now, without it
  await Promise.all([tell('clock', judgeClock(ahead)), tell('cookies', String(cookies))])
}
