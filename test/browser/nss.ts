import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The certificate store of one home folder, as Chromium reads it: a person's own certificates and whom he trusts. */
export interface NssStore {
  trust(pem: string): Promise<void>
  /** What the import wizard does. */
  importPkcs12(file: string, password: string): Promise<void>
  /** Removes every certificate that has a private key, and the key. */
  removeCertificates(): Promise<void>
  /** The nicknames of the certificates that have a private key. */
  certificates(): Promise<string[]>
}

export async function makeNssStore(home: string): Promise<NssStore> {
  const folder = join(home, '.pki', 'nssdb')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = `sql:${folder}`
  const certutil = (...args: string[]) => run('certutil', ['-d', database, ...args], { env })
  await certutil('-N', '--empty-password')

  let trusted = 0
  const certificates = async () => {
    const { stdout } = await certutil('-L')
    return [...stdout.matchAll(/^(.+?)\s+u,u,u\s*$/gm)].map(([, nickname = '']) => nickname)
  }
  return {
    certificates,
    trust: async (pem) => {
      trusted += 1
      const file = join(home, `trusted-${trusted}.pem`)
      writeFileSync(file, pem)
      await certutil('-A', '-n', `trusted ${trusted}`, '-t', 'C,,', '-i', file)
    },
    importPkcs12: async (file, password) => {
      await run('pk12util', ['-d', database, '-i', file, '-W', password], { env })
    },
    removeCertificates: async () => {
      for (const nickname of await certificates()) await certutil('-F', '-n', nickname)
    },
  }
}

const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }
