import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { mkdtempDisposable, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { promisify } from 'node:util'
import { openFileSigner } from './file-signer.ts'
import { parseKeyId } from './key-id.ts'

const passphrase = 'correct horse battery staple'
const secret = createSecretKey(Buffer.from(passphrase))
const tbs = new TextEncoder().encode('to be signed')
const folderOfTest = () => mkdtempDisposable(join(tmpdir(), 'warifu-processes-'))

/** A program that opens the folder and makes keys, one line of key id each. */
function maker(folder: string, keys: number, before = ''): string[] {
  const module = new URL('file-signer.ts', import.meta.url)
  const program = `
    import { createSecretKey } from 'node:crypto'
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    const link = fs.link
    ${before}
    syncBuiltinESMExports()
    const { openFileSigner } = await import(${JSON.stringify(module)})
    const signer = await openFileSigner(${JSON.stringify(folder)}, createSecretKey(Buffer.from('${passphrase}')))
    for (let made = 0; made < ${keys}; made += 1) console.log((await signer.make('P-256')).keyId)`
  return ['--input-type=module', '--eval', program]
}

describe('several processes on one folder', () => {
  it('make keys at once from the first moment on, and each key signs', async () => {
    await using folder = await folderOfTest()
    const run = promisify(execFile)
    const makers = Array.from({ length: 3 }, () => run(process.execPath, maker(folder.path, 4)))
    const keyIds = (await Promise.all(makers))
      .flatMap(({ stdout }) => stdout.trim().split('\n'))
      .map(parseKeyId)
    assert.equal(new Set(keyIds).size, 12)

    const signer = await openFileSigner(folder.path, secret)
    for (const keyId of keyIds) assert.ok(await signer.sign(keyId, 'ecdsa-with-SHA256', tbs))
    assert.equal((await readdir(folder.path)).length, 13)
  })
})

describe('a maker that is killed', () => {
  it('before the keyring has its name leaves a folder to begin again in', async () => {
    await using folder = await folderOfTest()
    const killed = maker(folder.path, 1, `fs.link = () => process.kill(process.pid, 'SIGKILL')`)
    assert.equal(spawnSync(process.execPath, killed).signal, 'SIGKILL')

    const signer = await openFileSigner(folder.path, secret)
    const { keyId } = await signer.make('P-256')
    assert.ok(await signer.sign(keyId, 'ecdsa-with-SHA256', tbs))
  })

  it('before a key has its name leaves the keys that were there, and no half one', async () => {
    await using folder = await folderOfTest()
    const { keyId } = await (await openFileSigner(folder.path, secret)).make('P-256')
    const killed = maker(
      folder.path,
      2,
      `let links = 0
      fs.link = (...names) => (links++ === 0 ? link(...names) : process.kill(process.pid, 'SIGKILL'))`,
    )
    const { signal, stdout } = spawnSync(process.execPath, killed, { encoding: 'utf8' })
    assert.equal(signal, 'SIGKILL')

    const named = (await readdir(folder.path)).filter((name) => !name.startsWith('.'))
    const expected = ['keyring.json', `${keyId}.json`, `${stdout.trim()}.json`]
    assert.deepEqual(named.toSorted(), expected.toSorted())
    const signer = await openFileSigner(folder.path, secret)
    for (const id of [keyId, parseKeyId(stdout.trim())]) {
      assert.ok(await signer.sign(id, 'ecdsa-with-SHA256', tbs))
    }
  })
})
