const sections = ['issuing', 'saving', 'offline', 'refused', 'incapable'] as const
const steps = ['key', 'request', 'certificate', 'file'] as const

export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}

/** The one section to be seen from now on. Who listens to the page is led to its heading. */
export function show(section: (typeof sections)[number]): void {
  const titles = sections.map((id) => byId(id).dataset.title ?? '')
  const before = titles.find((title) => document.title.startsWith(title)) ?? ''
  for (const id of sections) byId(id).hidden = id !== section
  document.title = byId(section).dataset.title + document.title.slice(before.length)
  document.querySelector<HTMLElement>(`#${section} h1`)?.focus()
}

/** Those before it are done. */
export function mark(doing: (typeof steps)[number]): void {
  const here = steps.indexOf(doing)
  for (const [at, step] of steps.entries()) {
    const line = document.querySelector<HTMLElement>(`[data-step=${step}]`)
    if (line !== null) line.dataset.state = at < here ? 'done' : at === here ? 'doing' : 'todo'
  }
}
