import type { StatusAddresses } from '../pki/certificate-profile.ts'
import type { IssuerId } from './id.ts'
import { shardOf } from './status-times.ts'

/** Which list of an issuer: of everything, or of one month of notAfter. */
export type ListScope = 'all' | (string & {})

/** Paths on the host for what is signed itself. `slug` is the institution's. */
export function listPath(slug: string, issuer: IssuerId, scope: ListScope): string {
  return scope === 'all' ? `/${slug}/crl/${issuer}.crl` : `/${slug}/crl/${issuer}/${scope}.crl`
}

export function deltaPath(slug: string, issuer: IssuerId, scope: ListScope): string {
  return scope === 'all' ? `/${slug}/crl/${issuer}-delta.crl` : `/${slug}/crl/${issuer}/${scope}-delta.crl`
}

export function issuerPath(slug: string, issuer: IssuerId): string {
  return `/${slug}/ca/${issuer}.cer`
}

/** All of an institution's CAs in one file. */
export function bundlePath(slug: string): string {
  return `/${slug}/ca/bundle.pem`
}

export function ocspPath(slug: string): string {
  return `/${slug}/ocsp`
}

/** What stands in the certificate of a CA that this root signs. */
export function authorityAddresses(origin: string, slug: string, root: IssuerId): StatusAddresses {
  return {
    crl: origin + listPath(slug, root, 'all'),
    ocsp: origin + ocspPath(slug),
    caIssuers: origin + issuerPath(slug, root),
  }
}

/** What stands in a certificate that this issuer signs. */
export function statusAddresses(
  origin: string,
  slug: string,
  issuer: IssuerId,
  notAfter: Temporal.Instant,
): StatusAddresses {
  return {
    crl: origin + listPath(slug, issuer, shardOf(notAfter)),
    ocsp: origin + ocspPath(slug),
    caIssuers: origin + issuerPath(slug, issuer),
  }
}
