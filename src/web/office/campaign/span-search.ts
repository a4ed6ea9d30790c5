import type { SpanSearch } from '../server/campaign.ts'

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)

/** Both days, or none. */
export function parseSpan({ from, until }: Record<string, unknown>): SpanSearch {
  return isDay(from) && isDay(until) ? { from, until } : {}
}

/** An empty branch is that of contracts without one. */
export function parseCallList(search: Record<string, unknown>): SpanSearch & { branch?: string } {
  const { branch } = search
  return { ...parseSpan(search), ...(typeof branch === 'string' && { branch }) }
}
