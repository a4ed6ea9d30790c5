import assert from 'node:assert/strict'
import { chmod, mkdtempDisposable, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { openDemoTls } from './demo-tls.ts'
import { readTlsFiles } from './tls-files.ts'

async function folderOfTest() {
  const folder = await mkdtempDisposable(join(tmpdir(), 'warifu-tls-'))
  const made = join(folder.path, 'tls')
  openDemoTls(made, 'warifu.test', Temporal.Instant.from('2026-11-22T00:00:00Z'))
  const file = (name: string) => join(made, name)
  return { file, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() }
}

describe('readTlsFiles', () => {
  it('reads a key that is nobody else’s, and its certificate', async () => {
    await using folder = await folderOfTest()
    const files = { certificateFile: folder.file('portal.crt'), keyFile: folder.file('portal.key') }
    assert.deepEqual(await readTlsFiles(files), {
      certificate: await readFile(files.certificateFile, 'utf8'),
      key: await readFile(files.keyFile, 'utf8'),
    })
  })

  for (const mode of [0o640, 0o604, 0o660, 0o622, 0o610]) {
    it(`refuses a key with mode ${mode.toString(8)}`, async () => {
      await using folder = await folderOfTest()
      const files = { certificateFile: folder.file('portal.crt'), keyFile: folder.file('portal.key') }
      await chmod(files.keyFile, mode)
      await assert.rejects(readTlsFiles(files), /portal\.key is open to other users: chmod 600/)
    })
  }

  for (const [what, certificate, key, message] of [
    ['the key of another certificate', 'portal.crt', 'logon.key', /is not that of the certificate/],
    ['a certificate for a key', 'portal.crt', 'portal.crt', /is open to other users|no private key/],
    ['a key for a certificate', 'portal.key', 'portal.key', /holds no certificate as PEM/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await using folder = await folderOfTest()
      const files = { certificateFile: folder.file(certificate), keyFile: folder.file(key) }
      await assert.rejects(readTlsFiles(files), message)
    })
  }

  it('does not quote what it could not read', async () => {
    await using folder = await folderOfTest()
    const files = { certificateFile: folder.file('portal.crt'), keyFile: folder.file('portal.key') }
    await writeFile(files.keyFile, '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n')
    await assert.rejects(readTlsFiles(files), (error: Error) => {
      assert.match(error.message, /holds no private key as PEM/)
      return !inspect(error).includes('hunter2')
    })
  })
})
