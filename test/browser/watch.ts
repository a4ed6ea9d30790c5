import type { BrowserContext } from 'playwright-core'

/**
 * Notes whatever no page of ours may do: errors of scripts, what the content policy forbids, requests to anybody else,
 * parts that are not there, faults. What is noted goes into `amiss`.
 */
export function watch(context: BrowserContext, amiss: string[]): void {
  context.on('console', (message) => {
    // Whether something could be loaded is judged below: pages that refuse have a status of their own.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    amiss.push(`${message.location().url}: ${message.text()}`)
  })
  context.on('weberror', (error) => amiss.push(`${error.page()?.url()}: ${error.error()}`))
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const isOurs = hostname === 'warifu.localhost' || hostname.endsWith('.warifu.localhost')
    if (protocol.startsWith('http') && !isOurs) amiss.push(`a request to ${request.url()}`)
  })
  context.on('response', (response) => {
    const isPage = response.request().resourceType() === 'document'
    // Whoever asks how it stands at the moment of a new log-on asks with the session before, once.
    const isBetweenSessions = response.status() === 401 && response.url().endsWith('/status')
    const isBad = response.status() >= 500 || (response.status() >= 400 && !isPage && !isBetweenSessions)
    if (isBad) amiss.push(`${response.status()} for ${response.url()}`)
  })
}
