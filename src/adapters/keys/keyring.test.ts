import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { mkdtempDisposable, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { openKeyring } from './keyring.ts'

const secret = createSecretKey(Buffer.from('correct horse battery staple'))
const folderOfTest = () => mkdtempDisposable(join(tmpdir(), 'warifu-keyring-'))

describe('openKeyring', () => {
  it('makes a keyring once and comes to the same key ever after', async () => {
    await using folder = await folderOfTest()
    const made = await openKeyring(folder.path, secret)
    const text = await readFile(join(folder.path, 'keyring.json'), 'utf8')
    assert.ok((await openKeyring(folder.path, secret)).equals(made))
    assert.equal(await readFile(join(folder.path, 'keyring.json'), 'utf8'), text)
  })

  it('gives the same secret another key in another folder', async () => {
    await using one = await folderOfTest()
    await using two = await folderOfTest()
    const [first, second] = [await openKeyring(one.path, secret), await openKeyring(two.path, secret)]
    assert.ok(!first.equals(second))
  })

  it('comes to one key when two make it in the same moment', async () => {
    await using folder = await folderOfTest()
    const opened = await Promise.all([openKeyring(folder.path, secret), openKeyring(folder.path, secret)])
    assert.ok(opened[0].equals(opened[1]))
    assert.deepEqual(await readdir(folder.path), ['keyring.json'])
  })

  it('refuses a wrong passphrase clearly, and names neither', async () => {
    await using folder = await folderOfTest()
    await openKeyring(folder.path, secret)
    const wrong = createSecretKey(Buffer.from('incorrect donkey accumulator'))
    await assert.rejects(openKeyring(folder.path, wrong), (error: Error) => {
      assert.match(error.message, /the passphrase does not open the keys in/)
      return !/horse|donkey/.test(inspect(error, { depth: null }))
    })
  })

  it('does not make a new keyring where keys lie without theirs', async () => {
    await using folder = await folderOfTest()
    await writeFile(join(folder.path, `${'a'.repeat(64)}.json`), '{}')
    await assert.rejects(openKeyring(folder.path, secret), /holds keys without their keyring.json/)
    assert.equal((await readdir(folder.path)).length, 1)
  })

  for (const [title, from, to] of [
    ['version', '"version": 1', '"version": 2'],
    ['function', '"argon2id"', '"argon2i"'],
    ['memory', '65536', '65528'],
    ['memory without end', '65536', '99999999'],
    ['passes', '"passes": 3', '"passes": 2'],
    ['parallelism', '"parallelism": 1', '"parallelism": 2'],
    ['salt', /"salt": "(.)/, '"salt": "*'],
    ['salt, well-formed', /"salt": ".*"/, `"salt": "${'A'.repeat(22)}=="`],
    ['check, well-formed', /"check": ".*"/, `"check": "${'A'.repeat(38)}=="`],
    ['layout', '\n', ' \n'],
    ['members', '"version"', '"more": 1,\n  "version"'],
    ['end', /\}\n$/, ''],
  ] as const) {
    it(`refuses a keyring with another ${title}`, async () => {
      await using folder = await folderOfTest()
      const path = join(folder.path, 'keyring.json')
      await openKeyring(folder.path, secret)
      const text = await readFile(path, 'utf8')
      assert.notEqual(text.replace(from, to), text)
      await rm(path)
      await writeFile(path, text.replace(from, to))
      await assert.rejects(openKeyring(folder.path, secret), /is damaged/)
    })
  }
})
