import assert from 'node:assert/strict'
import { chmod, mkdtempDisposable, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { makeSecretFile, readSecretFile } from './secret-file.ts'

const folderOfTest = () => mkdtempDisposable(join(tmpdir(), 'warifu-secret-'))

describe('readSecretFile', () => {
  for (const [title, content, secret] of [
    ['without a newline', 'correct horse battery', 'correct horse battery'],
    ['without its one trailing newline', 'correct horse battery\n', 'correct horse battery'],
    ['without the newline of Windows', 'correct horse battery\r\n', 'correct horse battery'],
    ['with all newlines but the last', 'correct horse battery\n\n', 'correct horse battery\n'],
    ['of exactly sixteen characters', '0123456789abcdef', '0123456789abcdef'],
    [
      'in Japanese, counted in characters',
      '割符割符割符割符割符割符割符割符',
      '割符割符割符割符割符割符割符割符',
    ],
  ] as const) {
    it(`reads a secret ${title}`, async () => {
      await using folder = await folderOfTest()
      const path = join(folder.path, 'secret')
      await writeFile(path, content, { mode: 0o600 })
      assert.equal((await readSecretFile(path)).export().toString(), secret)
    })
  }

  for (const [title, content, message] of [
    ['an empty file', '', /is empty/],
    ['a newline alone', '\n', /is empty/],
    ['sixteen spaces', ' '.repeat(16), /is empty/],
    ['fifteen characters', 'hunter2-hunter2', /too short: 16 characters/],
    ['fifteen characters and a newline', 'hunter2-hunter2\n', /too short/],
    ['a file that is none of ours', 'x'.repeat(4097), /longer than 4096 bytes/],
  ] as const) {
    it(`refuses ${title}, and does not quote it`, async () => {
      await using folder = await folderOfTest()
      const path = join(folder.path, 'secret')
      await writeFile(path, content, { mode: 0o600 })
      await assert.rejects(readSecretFile(path), (error: Error) => {
        assert.match(error.message, message)
        return !inspect(error).includes('hunter2') && !inspect(error).includes('xxxx')
      })
    })
  }

  for (const mode of [0o640, 0o604, 0o660, 0o622, 0o610]) {
    it(`refuses a file with mode ${mode.toString(8)}`, async () => {
      await using folder = await folderOfTest()
      const path = join(folder.path, 'secret')
      await writeFile(path, 'correct horse battery')
      await chmod(path, mode)
      await assert.rejects(readSecretFile(path), /is open to other users: chmod 600/)
    })
  }

  it('says which file is missing', async () => {
    await assert.rejects(readSecretFile('/nowhere/secret'), /ENOENT.*\/nowhere\/secret/)
  })
})

describe('makeSecretFile', () => {
  it('makes a private file that readSecretFile takes, with 256 bits of chance', async () => {
    await using folder = await folderOfTest()
    const path = join(folder.path, 'secret')
    await makeSecretFile(path)
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    assert.match((await readSecretFile(path)).export().toString(), /^[\w-]{43}$/)
    assert.deepEqual(await readdir(folder.path), ['secret'])
  })

  it('never replaces a secret', async () => {
    await using folder = await folderOfTest()
    const path = join(folder.path, 'secret')
    await makeSecretFile(path)
    const first = await readFile(path, 'utf8')
    await assert.rejects(makeSecretFile(path), { code: 'EEXIST' })
    assert.equal(await readFile(path, 'utf8'), first)
    assert.deepEqual(await readdir(folder.path), ['secret'])
  })
})
