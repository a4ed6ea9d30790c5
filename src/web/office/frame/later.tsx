import { type ComponentType, createElement, use, useContext } from 'react'
import { Waiting } from '../parts/waiting.tsx'
import { MissingPage } from './broken-page.tsx'
import { SurroundingsContext } from './surroundings.ts'

type Pages = Readonly<Record<string, ComponentType>>

/** Pages of a part of the application, which the browser fetches when one of them is wanted; by their names. */
export function partOf<Some extends Pages>(fetch: () => Promise<Some>) {
  const part = laterPart(fetch)
  return (name: keyof Some & string) =>
    // The router fetches by `preload`, and shows the page before for so long.
    Object.assign(() => <Later part={part} name={name} />, { preload: part.preload })
}

interface Part {
  /** 'missing': the network was gone, or the server has another release. */
  state(): Pages | 'unknown' | 'missing'
  preload(): Promise<void>
}

function Later({ part, name }: { part: Part; name: string }) {
  const state = part.state()
  if (state === 'missing') return <MissingPage />
  if (state === 'unknown') {
    use(part.preload())
    return null
  }
  const page = state[name]
  if (page === undefined) throw new Error(`there is no page ${name}`)
  return createElement(page)
}

/** While a part is on its way. Before it is known whose office this is, there are no words for it. */
export function Coming() {
  return useContext(SurroundingsContext) === undefined ? null : <Waiting />
}

/** What did not come is asked for again the next time. */
function laterPart(fetch: () => Promise<Pages>): Part {
  let state: Pages | 'unknown' | 'missing' = 'unknown'
  let coming: Promise<void> | undefined
  const ask = async () => {
    state = await fetch().catch(() => 'missing' as const)
    coming = undefined
  }
  return {
    state: () => state,
    preload() {
      if (typeof state === 'object') return Promise.resolve()
      coming ??= ask()
      return coming
    },
  }
}
