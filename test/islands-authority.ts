import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An authority by OpenSSL: it checks who signed the request, and gives the same certificate to the same request. */
export interface Authority {
  /** DER. */
  certificate: Buffer
  issue(request: Buffer): Buffer
  /** A request with a key that no page has made. */
  otherRequest(): Buffer
}

export function makeAuthority(folder: string): Authority {
  const openssl = (args: string[], input?: Buffer) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'], ...(input && { input }) })
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout']
  openssl(['req', '-x509', ...newKey, 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Test Issuer', '-days', '9'])

  writeFileSync(join(folder, 'client.cnf'), 'extendedKeyUsage=clientAuth\n') // a certificate of version 3
  const issued = new Map<string, Buffer>()
  const sign = (request: Buffer) => {
    const ca = ['-CA', join(folder, 'ca.pem'), '-CAkey', join(folder, 'ca.key'), '-CAcreateserial']
    const subject = ['-subj', '/C=JP/O=Warifu/CN=member 1', '-days', '9', '-extfile', 'client.cnf']
    return openssl(['x509', '-req', '-inform', 'DER', ...ca, ...subject, '-outform', 'DER'], request)
  }
  return {
    certificate: openssl(['x509', '-in', 'ca.pem', '-outform', 'DER']),
    issue: (request) => {
      const name = request.toString('base64')
      const certificate = issued.get(name) ?? sign(request)
      issued.set(name, certificate)
      return certificate
    },
    otherRequest: () => openssl(['req', '-new', ...newKey, 'other.key', '-subj', '/CN=x', '-outform', 'DER']),
  }
}
