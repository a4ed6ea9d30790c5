/** A mail that waits, as far as it decides whether its turn has come. */
export interface WaitingMail {
  id: string
  address: string | undefined
  /** How often it was tried before. */
  attempts: number
  /** Its secret was erased, or is of no use any more. */
  isOutOfDate: boolean
}

/** What one node has in hand, and how much of it there may be. */
export interface Traffic {
  /** How many mails in all, to one domain, and of those that may take long. */
  room: Room
  /** To which domains it goes, one entry for each mail. */
  domains: readonly string[]
  /** How many of them may take long. */
  slow: number
  /** Where somebody was waited for in vain, and until when that is remembered. */
  slowDomains: ReadonlyMap<string, Temporal.Instant>
}

export interface Room {
  all: number
  perDomain: number
  slow: number
}

/**
 * Room for conversations: one is always left to other domains, and half of them to mails that never had to wait, so that
 * a bad address or a slow one delays itself.
 */
export function roomForTalk(connections: number): Room {
  return {
    all: connections,
    perDomain: Math.max(1, connections - 1),
    slow: Math.max(1, Math.floor(connections / 2)),
  }
}

/** Room for what is in hand, talked about or next: so much that no conversation has to wait for the database. */
export function roomInHand(connections: number): Room {
  return { all: 4 * connections, perDomain: 2 * connections, slow: connections }
}

export interface Turns {
  send: string[]
  withdraw: string[]
}

/** How many mails each domain takes yet. */
export interface Allowances {
  left: ReadonlyMap<string, number>
  /** Those that are not named. */
  others: number
}

/** Which of those that wait are taken in hand. */
export function turns(
  waiting: readonly WaitingMail[],
  traffic: Traffic,
  allowances: Allowances,
  now: Temporal.Instant,
): Turns {
  const result: Turns = { send: [], withdraw: [] }
  const domains = [...traffic.domains]
  let { slow } = traffic
  for (const mail of waiting) {
    if (mail.address === undefined || mail.isOutOfDate) {
      result.withdraw.push(mail.id)
      continue
    }
    const domain = domainOf(mail.address)
    const allowance = allowances.left.get(domain) ?? allowances.others
    const isSlow = mayTakeLong(mail, traffic.slowDomains, now)
    const isAllowed = allowance - count(domains, domain) + count(traffic.domains, domain) >= 1
    if (!isAllowed || !hasRoom({ ...traffic, domains, slow }, domain, isSlow)) continue
    domains.push(domain)
    if (isSlow) slow += 1
    result.send.push(mail.id)
  }
  return result
}

export function hasRoom(
  { room, domains, slow }: Pick<Traffic, 'room' | 'domains' | 'slow'>,
  domain: string,
  isSlow: boolean,
): boolean {
  if (domains.length >= room.all || count(domains, domain) >= room.perDomain) return false
  return !isSlow || slow < room.slow
}

/** It was put off before, or goes where somebody was waited for in vain. */
export function mayTakeLong(
  { attempts, address }: Pick<WaitingMail, 'attempts' | 'address'>,
  slowDomains: Traffic['slowDomains'],
  now: Temporal.Instant,
): boolean {
  if (attempts > 0) return true
  const until = slowDomains.get(domainOf(address ?? ''))
  return until !== undefined && Temporal.Instant.compare(now, until) < 0
}

/** Of whom nothing more is taken in hand now, so that it need not be looked at. */
export function nothingMoreOf(
  traffic: Traffic,
  allowances: Allowances,
  now: Temporal.Instant,
): { domains: string[]; tried: boolean } {
  const isSlowFull = traffic.slow >= traffic.room.slow
  const slow = [...traffic.slowDomains].filter(
    ([, until]) => isSlowFull && Temporal.Instant.compare(now, until) < 0,
  )
  const full = traffic.domains.filter((domain) => count(traffic.domains, domain) >= traffic.room.perDomain)
  const spent = [...allowances.left].filter(([, left]) => left < 1)
  return {
    domains: [...new Set([...full, ...[...slow, ...spent].map(([domain]) => domain)])],
    tried: isSlowFull,
  }
}

const count = (domains: readonly string[], domain: string) => domains.filter((one) => one === domain).length

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
