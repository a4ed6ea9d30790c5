const patience = 2 * 60 * 60 * 1000

/**
 * Asks again and again what became of the certificate, until it is proved or there is nothing to wait for. At once
 * when the person comes back to the window; seldom while he does not see it.
 */
export function awaitProof(url: string, proved: () => void): void {
  const end = performance.now() + patience
  const events = ['visibilitychange', 'focus']
  let state = 'waiting'
  let isAsking = false
  let timer = 0

  const ask = async () => {
    if (isAsking || state !== 'waiting') return
    clearTimeout(timer)
    isAsking = true
    state = await stateAt(url)
    isAsking = false
    if (state === 'proved') proved()
    if (performance.now() > end) state = 'ended'
    if (state === 'waiting') timer = setTimeout(ask, document.hidden ? 5000 : 2000)
  }
  for (const event of events) addEventListener(event, () => void ask())
  void ask()
}

/** An answer that does not come, or says nothing that we know, changes nothing. */
async function stateAt(url: string): Promise<string> {
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
    })
    const { state } = await response.json()
    return state === 'proved' || state === 'ended' ? state : 'waiting'
  } catch {
    return 'waiting'
  }
}
