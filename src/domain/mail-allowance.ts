/** How many mails a domain takes yet, and as of when. */
export interface Allowance {
  left: number
  at: Temporal.Instant
}

/**
 * So many mails to one domain in a minute, and no more: what was not used comes back evenly. Nothing is remembered of a
 * domain that may have all of it.
 */
export function refilled({ left, at }: Allowance, perMinute: number, now: Temporal.Instant): Allowance {
  const minutes = Math.max(0, at.until(now).total('minutes'))
  return { left: Math.min(perMinute, left + minutes * perMinute), at: now }
}

export function spent(allowance: Allowance, mails: number): Allowance {
  return { ...allowance, left: allowance.left - mails }
}
