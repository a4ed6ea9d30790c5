import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { openServer } from '../../src/http/server.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { openWorld, type World } from '../world.ts'
import type { Held } from './person.ts'

/** A world behind a real TLS port, and a folder for what other programs read and write. */
export interface EstWorld {
  world: World
  folder: string
  /** A file in the folder. */
  file(name: string, content: string | Uint8Array): string
  at(name: string): string
  /** curl against `<slug>.est`; fails on nothing but curl's own errors. */
  curl(path: string, ...options: string[]): Promise<Fetched>
  /** Options by which curl shows this certificate. */
  show(held: Pick<Held, 'certificate'> & { keyFile: string }): string[]
  port: number
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
  const listen = { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 }
  const server = await openServer({
    portal: world.portal,
    office: world.office,
    listen,
    tls,
    readiness: async () => [],
  })
  const at = (name: string) => join(folder, name)
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(at(name), content, { mode: 0o600 })
    return at(name)
  }
  const host = `${slug}.est.${world.portal.site.domain}`
  let shown = 0
  return {
    ...{ world, folder, file, at, port: server.port },
    async curl(path, ...options) {
      const to = ['--connect-to', `${host}:8443:127.0.0.1:${server.port}`, '--cacert', tls.rootFile]
      const bare = ['--silent', '--show-error', '--include', '--http1.1']
      const { stdout } = await run('curl', [...bare, ...to, ...options, `https://${host}:8443${path}`])
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
