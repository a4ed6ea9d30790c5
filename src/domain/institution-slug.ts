/** Names below the domain that stand for a kind of host: no institution is called so. */
export const reservedSlugs: readonly string[] = [
  'logon',
  'office',
  'api',
  'est',
  'pki',
  'service',
  'oidc',
  'www',
]

/** The first label of an institution's host names, and a part of others (http/site.ts): short, and without a hyphen. */
export const isSlug = (text: string): boolean =>
  /^[a-z][a-z0-9]{0,15}$/.test(text) && !reservedSlugs.includes(text)
