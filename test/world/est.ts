import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { openServer } from '../../src/http/server.ts'
import { encodePem, parsePem } from '../../src/pki/pem.ts'
import { namespace } from '../browser/launcher.ts'
import { freePort } from '../demo-program.ts'
import { openWorld, type World } from '../world.ts'
import type { Held } from './person.ts'

/** A world behind a real TLS port, with files for other programs. */
export interface EstWorld {
  world: World
  /** A file in the folder. */
  file(name: string, content: string | Uint8Array): string
  at(name: string): string
  /** curl against `<slug>.est`; fails on nothing but curl's own errors. */
  curl(path: string, ...options: string[]): Promise<Fetched>
  /** Options by which curl shows this certificate. */
  show(held: Pick<Held, 'certificate'> & { keyFile: string }): string[]
  /** strongSwan's `pki`; it asks the resolver, so it is told in a mount namespace of its own where the host is. */
  strongswan(
    operation: '--est' | '--estca',
    ...options: string[]
  ): Promise<{ stdout: Buffer; stderr: string }>
  close(): Promise<void>
}

export interface Fetched {
  status: number
  headers: string
  body: string
}

export async function openEstWorld(policy: Partial<Policy> = {}, slug = 'a'): Promise<EstWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-est-'))
  const now = Temporal.Now.instant()
  const world = await openWorld({ now: now.toString(), policy })
  const tls = openDemoTls(join(folder, 'tls'), world.portal.site.domain, now)
  const port = await freePort()
  const listen = { host: '127.0.0.1', port, pkiPort: 0, metricsPort: 0 }
  const at = (name: string) => join(folder, name)
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(at(name), content, { mode: 0o600 })
    return at(name)
  }
  const host = `${slug}.est.${world.portal.site.domain}`
  const named = await serverCertificate(at, host)
  const server = await openServer({
    portal: { ...world.portal, site: { ...world.portal.site, port } },
    office: world.office,
    listen,
    tls: { ...tls, portal: named },
    readiness: async () => [],
  })
  const rootDer = file('root.der', parsePem(readFileSync(at('root.pem'), 'utf8'), ['CERTIFICATE']))
  let shown = 0
  return {
    ...{ world, file, at },
    strongswan: (operation, ...options) =>
      run('unshare', [
        ...namespace().split(' '),
        ...['sh', '-c', 'mount --bind "$1" /etc/hosts; shift; exec pki "$@"', 'sh'],
        file('hosts', `127.0.0.1 ${host}\n`),
        ...[operation, '--url', `https://${host}:${port}`, '--cacert', rootDer, ...options],
      ]),
    async curl(path, ...options) {
      const to = ['--connect-to', `${host}:${port}:127.0.0.1:${port}`, '--cacert', at('root.pem')]
      const bare = ['--silent', '--show-error', '--include', '--http1.1']
      const { stdout } = await run('curl', [...bare, ...to, ...options, `https://${host}:${port}${path}`])
      const [head = '', ...rest] = stdout.toString('utf8').split('\r\n\r\n')
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1])
      return { status, headers: head.toLowerCase(), body: rest.join('\r\n\r\n') }
    },
    show({ certificate, keyFile }) {
      shown += 1
      return ['--cert', file(`shown-${shown}.pem`, encodePem('CERTIFICATE', certificate)), '--key', keyFile]
    },
    async close() {
      await server.close()
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** By OpenSSL, with the very name in it: strongSwan knows neither wildcards nor the name constraints of the demonstration. */
async function serverCertificate(at: (name: string) => string, host: string) {
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  const to = (name: string) => [
    '-keyout',
    at(`${name}.key`),
    '-out',
    at(`${name}.pem`),
    '-subj',
    `/CN=${name}`,
  ]
  await run('openssl', ['req', '-x509', ...ec, ...to('root')])
  const by = ['-CA', at('root.pem'), '-CAkey', at('root.key'), '-addext', 'basicConstraints=CA:false']
  await run('openssl', [
    'req',
    '-x509',
    ...ec,
    ...to('server'),
    ...by,
    '-addext',
    `subjectAltName=DNS:${host}`,
  ])
  return { certificate: readFileSync(at('server.pem'), 'utf8'), key: readFileSync(at('server.key'), 'utf8') }
}

/** Another program, with its output; throws what it said where it fails. */
export async function run(
  command: string,
  args: readonly string[],
  input: string | Uint8Array = '',
): Promise<{ stdout: Buffer; stderr: string }> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  child.stdin.on('error', () => {}).end(input)
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  )
  const [stdout, stderr, status] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stderr.toString()}`)
  return { stdout, stderr: stderr.toString() }
}
