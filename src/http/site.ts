import { reservedSlugs } from '../domain/institution-slug.ts'
import type { LogonPurpose } from '../domain/logon.ts'

/** Where this program is reached. */
export interface Site {
  /** `warifu.localhost`, `logon.example.jp`: institutions are its sub-domains. */
  domain: string
  /** The port in people's addresses. */
  port: number
  /** The same for the office, where it has a listener of its own. */
  officePort?: number
}

/** What a host name of ours means. */
export type Host =
  | { kind: 'guide' }
  | { kind: 'portal'; slug: string }
  | { kind: 'logon'; slug: string; label: string }
  | { kind: 'office'; slug: string }
  | { kind: 'api'; slug: string }
  | { kind: 'est'; slug: string }
  | { kind: 'service'; slug: string }

/** Hosts of an institution that are called after their kind. */
const kinds = ['office', 'api', 'est', 'service'] as const
const isKind = (text: string | undefined): text is (typeof kinds)[number] =>
  kinds.some((kind) => kind === text)

/** Undefined for a name that is none of ours. Whether there is such an institution is another question. */
export function parseHost({ domain }: Site, name: string): Host | undefined {
  if (name === domain) return { kind: 'guide' }
  if (!name.endsWith(`.${domain}`)) return undefined
  const left = name.slice(0, -domain.length - 1)
  if (reservedSlugs.includes(left)) return undefined
  if (/^[a-z][a-z0-9]{0,15}$/.test(left)) return { kind: 'portal', slug: left }
  const [, of, kind] = /^([a-z][a-z0-9]{0,15})\.([a-z]+)$/.exec(left) ?? []
  if (of !== undefined) return isKind(kind) ? { kind, slug: of } : undefined
  const [, slug, label] = /^([a-z][a-z0-9]{0,15})-([a-z2-7]{1,46})\.logon$/.exec(left) ?? []
  return slug === undefined || label === undefined ? undefined : { kind: 'logon', slug, label }
}

export function guideOrigin({ domain, port }: Site): string {
  return origin(domain, port)
}

export function portalOrigin({ domain, port }: Site, slug: string): string {
  return origin(`${slug}.${domain}`, port)
}

/** Where an institution's staff work. Its host name is the relying party's id of their passkeys. */
export function officeOrigin({ domain, port, officePort = port }: Site, slug: string): string {
  return origin(`${slug}.office.${domain}`, officePort)
}

/** Where programs of an institution work. */
export function apiOrigin({ domain, port }: Site, slug: string): string {
  return origin(`${slug}.api.${domain}`, port)
}

/** Where clients of RFC 7030 enrol. */
export function estOrigin({ domain, port }: Site, slug: string): string {
  return origin(`${slug}.est.${domain}`, port)
}

/** Where the demonstration serves the sample of a service. */
export function serviceOrigin({ domain, port }: Site, slug: string): string {
  return origin(`${slug}.service.${domain}`, port)
}

/** Every log-on has a name of its own; RFC 6570. */
export function logonTemplate({ domain, port }: Site, slug: string): string {
  return origin(`${slug}-{label}.logon.${domain}`, port)
}

export function logonUrl({ domain, port }: Site, slug: string, label: string, language: string): string {
  return `${origin(`${slug}-${label}.logon.${domain}`, port)}/?lang=${language}`
}

/** Where a fresh attempt of the same purpose begins. */
export function startPath(purpose: LogonPurpose): string {
  return purpose === 'logon' ? '/logon/start' : `/logon/start?purpose=${purpose}`
}

function origin(host: string, port: number): string {
  return port === 443 ? `https://${host}` : `https://${host}:${port}`
}
