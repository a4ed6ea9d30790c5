import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempDisposable, readdir, readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { isFileError, makeFolder, writeOnce } from './durable-file.ts'

const folderOfTest = () => mkdtempDisposable(join(tmpdir(), 'warifu-durable-'))

describe('writeOnce', () => {
  it('writes the whole file for its owner alone, and leaves nothing beside it', async () => {
    await using folder = await folderOfTest()
    const path = join(folder.path, 'file')
    await writeOnce(path, 'whole')
    assert.equal(await readFile(path, 'utf8'), 'whole')
    assert.equal((await stat(path)).mode & 0o777, 0o600)
    assert.deepEqual(await readdir(folder.path), ['file'])
  })

  it('lets one of many win, whole, and tells the others', async () => {
    await using folder = await folderOfTest()
    const path = join(folder.path, 'file')
    const texts = Array.from({ length: 8 }, (_, index) => String(index).repeat(1000))
    const results = await Promise.allSettled(texts.map((text) => writeOnce(path, text)))
    const won = results.findIndex(({ status }) => status === 'fulfilled')
    assert.equal(await readFile(path, 'utf8'), texts[won])
    for (const [index, result] of results.entries()) {
      assert.ok(index === won || (result.status === 'rejected' && isFileError(result.reason, 'EEXIST')))
    }
    assert.deepEqual(await readdir(folder.path), ['file'])
  })

  for (const [moment, killed] of [
    ['before the file has its name', 'link'],
    ['after it', 'rm'],
  ] as const) {
    it(`leaves no half file when it is killed ${moment}`, async () => {
      await using folder = await folderOfTest()
      const path = join(folder.path, 'file')
      const { signal } = spawnSync(process.execPath, [
        '--input-type=module',
        '--eval',
        killedAt(killed, path),
      ])
      assert.equal(signal, 'SIGKILL')
      const named = (await readdir(folder.path)).filter((name) => !name.startsWith('.'))
      assert.deepEqual(named, killed === 'link' ? [] : ['file'])
      if (killed === 'link') await writeOnce(path, 'whole') // and it can be done again
      assert.equal(await readFile(path, 'utf8'), 'whole')
    })
  }
})

describe('makeFolder', () => {
  it('makes what is missing for its owner alone, and leaves alone what is there', async () => {
    await using parent = await folderOfTest()
    const path = join(parent.path, 'a', 'b')
    await makeFolder(path)
    assert.equal((await stat(join(parent.path, 'a'))).mode & 0o777, 0o700)
    assert.equal((await stat(path)).mode & 0o777, 0o700)
    await writeOnce(join(path, 'file'), 'whole')
    await makeFolder(path)
    assert.deepEqual(await readdir(path), ['file'])
  })
})

/** A program that kills itself where writeOnce calls this function of the file system. */
function killedAt(call: string, path: string): string {
  const module = new URL('durable-file.ts', import.meta.url)
  return `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    fs.${call} = () => process.kill(process.pid, 'SIGKILL')
    syncBuiltinESMExports()
    const { writeOnce } = await import(${JSON.stringify(module)})
    await writeOnce(${JSON.stringify(path)}, 'whole')`
}
