import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'

/** What OpenSSL finds in the file. */
export function contents(path: string, password: string) {
  const { stdout, stderr } = spawnSync(
    'openssl',
    ['pkcs12', '-in', path, '-nodes', '-passin', `pass:${password}`],
    {
      encoding: 'utf8',
    },
  )
  const [key, ...certificates] = ['PRIVATE KEY', 'CERTIFICATE'].flatMap((label) =>
    [...stdout.matchAll(new RegExp(`-----BEGIN ${label}-----[^-]+-----END ${label}-----`, 'g'))].map(
      ([pem]) => pem,
    ),
  )
  assert.ok(key !== undefined, stderr)
  return { key, certificates: certificates.map((pem) => new X509Certificate(pem)) }
}
