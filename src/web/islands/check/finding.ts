export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

let told = Promise.resolve()

/** Shows what was found, and the code that tells it. */
export function tell(name: string, found: string): Promise<void> {
  for (const line of document.querySelectorAll<HTMLElement>(`[data-finding=${name}] > [data-when]`))
    line.hidden = line.dataset.when !== found
  const code = byId('code')
  const url = new URL(code.dataset.codeUrl ?? '', location.href)
  url.searchParams.set(name, found)
  code.dataset.codeUrl = url.href
  const ask = () => askCode(code, url)
  told = told.then(ask, ask) // one after the other, so that the newest stays
  return told
}

async function askCode(place: HTMLElement, url: URL): Promise<void> {
  const response = await fetch(url, { credentials: 'same-origin' })
  const { code }: Record<string, unknown> = await response.json()
  place.textContent = String(code)
}
