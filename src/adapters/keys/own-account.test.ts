import assert from 'node:assert/strict'
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { foreignOwned, requireOwnAccount } from './own-account.ts'

const owned = (uid: number) => ({ what: 'key folder', path: `/of/${uid}`, uid })

describe('the account that writes for the program', () => {
  for (const [uid, owners, expected] of [
    [998, [998, 998], undefined],
    [0, [0, 0], undefined],
    [0, [998], 998],
    [0, [0, 998], 998],
    [1000, [998], 998],
    [998, [0, 998], undefined], // a secret that root has put there
    [998, [], undefined],
  ] as const) {
    it(`${uid} beside ${owners.join(', ')}: ${expected === undefined ? 'its own' : `should be ${expected}`}`, () =>
      assert.equal(foreignOwned(uid, owners.map(owned))?.uid, expected))
  }

  it('is looked for on the disk, and named where it is another', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'warifu-owner-'))
    t.after(() => rmSync(folder, { recursive: true }))
    if (process.geteuid?.() === 0) chownSync(folder, 4711, 4711)
    const { uid } = statSync(folder)
    const paths = [
      { what: 'secret file', path: undefined },
      { what: 'journal', path: join(folder, 'nothing') },
      { what: 'key folder', path: folder },
    ]
    await requireOwnAccount(paths, uid)
    await assert.rejects(requireOwnAccount(paths, uid + 1), {
      message: new RegExp(
        `^configuration: the key folder ${folder} belongs to .* ${uid}, and this is ${uid + 1}:`,
      ),
    })
  })
})
